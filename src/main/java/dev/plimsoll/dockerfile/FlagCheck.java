package dev.plimsoll.dockerfile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether flags are such as their instruction knows; BuildKit, instructions/bflag.go. */
final class FlagCheck {

    private FlagCheck() {}

    /** The first flag that the builder refuses, and why. */
    static Optional<Fault> check(Keyword keyword, Iterable<Flag> flags) {
        Set<String> seen = new HashSet<>();
        for (Flag flag : flags) {
            Optional<String> fault = check(keyword, flag, seen);
            if (fault.isPresent()) return Optional.of(new Fault(flag, fault.get()));
        }
        return Optional.empty();
    }

    record Fault(Flag flag, String message) {}

    private static Optional<String> check(Keyword keyword, Flag flag, Set<String> seen) {
        FlagKind kind = keyword.flags().get(flag.name());
        String shown = "--" + Problems.shown(flag.name());
        if (kind == null) return Optional.of(unknown(keyword, flag, shown));
        if (!seen.add(flag.name()) && kind != FlagKind.VALUES)
            return Optional.of(shown + " stands twice; one was expected");
        return switch (kind) {
            case SWITCH ->
                    isSwitch(flag)
                            ? Optional.empty()
                            : Optional.of(shown + " expects true, false or no value");
            case VALUE, VALUES ->
                    flag.value().isPresent()
                            ? Optional.empty()
                            : Optional.of(shown + " expects a value: " + shown + "=…");
        };
    }

    private static boolean isSwitch(Flag flag) {
        return flag.value()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .map(value -> value.equals("true") || value.equals("false"))
                .orElse(true);
    }

    private static String unknown(Keyword keyword, Flag flag, String shown) {
        if (keyword.flags().isEmpty())
            return "%s takes no flags; %s was found".formatted(keyword, shown);
        Set<String> known = keyword.flags().keySet();
        return "%s has no flag %s; one of %s was expected%s"
                .formatted(
                        keyword,
                        shown,
                        String.join(
                                ", ", known.stream().sorted().map(name -> "--" + name).toList()),
                        Nearest.hint(flag.name(), known, "--"));
    }
}
