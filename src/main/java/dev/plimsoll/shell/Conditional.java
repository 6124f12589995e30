package dev.plimsoll.shell;

/** Whether a command is run by every build that succeeds. */
public enum Conditional {
    ALWAYS,
    MAYBE
}
