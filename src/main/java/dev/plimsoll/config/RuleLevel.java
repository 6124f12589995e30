package dev.plimsoll.config;

import java.util.Locale;

/** What the configuration makes of a rule. */
public enum RuleLevel {
    OFF,
    NOTICE,
    WARNING,
    FAILURE;

    /** The word in the configuration file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
