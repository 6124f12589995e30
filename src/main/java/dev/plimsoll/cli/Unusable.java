package dev.plimsoll.cli;

/** Input that a command cannot work with; the message says what was expected. */
final class Unusable extends RuntimeException {

    Unusable(String message) {
        super(message);
    }
}
