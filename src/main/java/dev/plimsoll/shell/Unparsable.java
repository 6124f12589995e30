package dev.plimsoll.shell;

/**
 * Ends the reading of a statement inside the parser; {@link ShellParser} turns it into a {@link
 * Command.Unknown}.
 */
final class Unparsable extends Exception {

    Unparsable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
