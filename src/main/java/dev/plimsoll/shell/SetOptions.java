package dev.plimsoll.shell;

import java.util.Iterator;
import java.util.List;

/**
 * The options of a shell that decide what a failing command means: {@code set -eux -o pipefail};
 * XCU 2.15 "set".
 */
public record SetOptions(boolean errexit, boolean nounset, boolean xtrace, boolean pipefail) {

    /** No option is on. */
    public static final SetOptions NONE = new SetOptions(false, false, false, false);

    /** The options after a command; any but {@code set} changes none. */
    public SetOptions after(Command.Simple command) {
        if (command.name().filter("set"::equals).isEmpty()) return this;
        return withFlags(
                command.arguments().stream().map(word -> word.literal().orElse("--")).toList());
    }

    /**
     * The options after the flags of {@code set} or of the shell itself, up to the first that is
     * none.
     */
    public SetOptions withFlags(List<String> flags) {
        SetOptions options = this;
        for (Iterator<String> rest = flags.iterator(); rest.hasNext(); ) {
            String flag = rest.next();
            if (flag.length() < 2
                    || flag.startsWith("--")
                    || (flag.charAt(0) != '-' && flag.charAt(0) != '+')) break;
            boolean on = flag.charAt(0) == '-';
            for (int i = 1; i < flag.length(); i++) {
                if (flag.charAt(i) == 'o' && rest.hasNext())
                    options = options.with(rest.next(), on);
                else options = options.with(nameOf(flag.charAt(i)), on);
            }
        }
        return options;
    }

    private static String nameOf(char letter) {
        return switch (letter) {
            case 'e' -> "errexit";
            case 'u' -> "nounset";
            case 'x' -> "xtrace";
            default -> "";
        };
    }

    private SetOptions with(String name, boolean on) {
        return switch (name) {
            case "errexit" -> new SetOptions(on, nounset, xtrace, pipefail);
            case "nounset" -> new SetOptions(errexit, on, xtrace, pipefail);
            case "xtrace" -> new SetOptions(errexit, nounset, on, pipefail);
            case "pipefail" -> new SetOptions(errexit, nounset, xtrace, on);
            default -> this;
        };
    }
}
