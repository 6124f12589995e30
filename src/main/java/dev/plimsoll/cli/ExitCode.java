package dev.plimsoll.cli;

/** What a command's exit code says; contracts, "Running". */
final class ExitCode {

    static final int DONE = 0;

    /** {@code --check} failed, or a configuration has an error. */
    static final int CHECK_FAILED = 1;

    /** Wrong usage, or input that cannot be read. */
    static final int UNUSABLE = 2;

    /** A registry or GitHub could not be reached, and there is nothing to tell without it. */
    static final int UNREACHABLE = 3;

    private ExitCode() {}
}
