package dev.plimsoll.shell;

/**
 * Ends an evaluation inside this package; {@link WordEvaluator} turns it into {@link
 * Evaluated.Unknown}.
 */
final class Unevaluable extends Exception {

    Unevaluable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
