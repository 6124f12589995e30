package dev.plimsoll.dockerfile;

/** What a flag of an instruction takes; BuildKit, instructions/bflag.go. */
enum FlagKind {
    /** Nothing, true or false. */
    SWITCH,
    VALUE,
    /** A value, and the flag may be repeated. */
    VALUES
}
