package dev.plimsoll.store;

import java.util.Locale;

/** The databases that hold what Plimsoll remembers, each with its own scripts under {@code db/}. */
enum Dialect {
    SQLITE,
    POSTGRESQL;

    static Dialect of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:sqlite:")) return SQLITE;
        if (jdbcUrl.startsWith("jdbc:postgresql:")) return POSTGRESQL;
        throw new IllegalArgumentException(
                "the database must be jdbc:sqlite:… or jdbc:postgresql:…");
    }

    /** The folder of the scripts, on the classpath. */
    String scripts() {
        return "db/" + name().toLowerCase(Locale.ROOT);
    }
}
