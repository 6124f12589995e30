package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.rule.runtime.BuildPackages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Debian packages that a stage's RUNs install by name.
 *
 * @param removed names that a RUN removes again: they were wanted for the build only
 */
public record NamedPackages(List<Named> all, Set<String> removed) {

    /** A package as written, and the command that installs it. */
    public record Named(Call.Argument word, Apt apt) {

        public String name() {
            return BuildPackages.name(word.value());
        }
    }

    /** Those of all calls in order, each name once. */
    public static NamedPackages in(List<Call> calls) {
        List<Named> all = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Call call : calls) {
            Apt.recognise(call)
                    .ifPresent(apt -> {
                        switch (apt.verb()) {
                            case "install" ->
                                    apt.packages().stream()
                                            .filter(word -> seen.add(word.value()))
                                            .forEach(word -> all.add(new Named(word, apt)));
                            case "purge", "remove", "autoremove" ->
                                    apt.packages()
                                            .forEach(word ->
                                                    removed.add(BuildPackages.name(word.value())));
                            default -> {}
                        }
                    });
        }
        return new NamedPackages(List.copyOf(all), Set.copyOf(removed));
    }

    public List<String> names() {
        return all.stream().map(Named::name).toList();
    }

    /** Whether there is one that only building needs. */
    public boolean build() {
        return all.stream().anyMatch(named -> builds(named.name()));
    }

    /** Those that are there for the application itself. */
    List<Named> kept() {
        return all.stream().filter(named -> isKept(named.name())).toList();
    }

    boolean isKept(String name) {
        return !builds(name) && !removed.contains(name);
    }

    public static boolean builds(String name) {
        return BuildPackages.isTool(name) || BuildPackages.isDevelopment(name);
    }

    NamedPackages removing(String name) {
        Set<String> more = new HashSet<>(removed);
        more.add(name);
        return new NamedPackages(all, more);
    }
}
