package dev.plimsoll.rule;

/** Who may apply a fix. */
public enum Applicability {
    /** Proven to build and to behave as before; applied by buttons and commands. */
    SAFE("safe"),
    /** Likely right, but a person must look; applied only when named. */
    UNSAFE("unsafe"),
    /** Shown, never applied. */
    DISPLAY_ONLY("display-only");

    private final String label;

    Applicability(String label) {
        this.label = label;
    }

    /** The name in the report's schema. */
    public String label() {
        return label;
    }
}
