package dev.plimsoll.shell;

/** Which shell reads a text, where it makes a difference. */
public enum Dialect {
    /** {@code /bin/sh}: dash, BusyBox' ash. */
    POSIX,
    /** Bash: brace expansion besides. */
    BASH
}
