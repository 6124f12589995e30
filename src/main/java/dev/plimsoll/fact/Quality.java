package dev.plimsoll.fact;

import java.util.Locale;

/** How sure a number is; the report's {@code quality}. */
public enum Quality {
    EXACT,
    ESTIMATED,
    RANGE;

    /**
     * Beyond this share of its value a deviation of 1.64 sigma is told as a range (design.md, "The
     * error model").
     */
    public static final double WIDEST_ESTIMATE = 0.15;

    /** The name in the report's schema. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
