package dev.plimsoll.build;

/** How a command ends, as far as it can be known. */
public enum ExitStatus {
    SUCCESS,
    FAILURE,
    UNKNOWN;

    public ExitStatus negated() {
        return switch (this) {
            case SUCCESS -> FAILURE;
            case FAILURE -> SUCCESS;
            case UNKNOWN -> UNKNOWN;
        };
    }

    public static ExitStatus of(boolean success) {
        return success ? SUCCESS : FAILURE;
    }
}
