package dev.plimsoll.rule;

import java.util.Locale;

/** How loud a finding is. */
public enum Severity {
    NOTICE,
    WARNING,
    FAILURE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
