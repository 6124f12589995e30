package dev.plimsoll.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration in force, every key with a value.
 *
 * @param images empty: every Dockerfile found
 * @param rules by id; a rule that is not in it keeps its own severity
 * @param inlineComments how many review comments a pull request gets at most
 * @param pathsIgnore globs of paths whose Dockerfiles are not looked at
 */
public record Configuration(
        List<ImageSetting> images,
        Budget budget,
        SortedMap<String, RuleLevel> rules,
        int inlineComments,
        SummaryPolicy summary,
        CommitPolicy commits,
        FirstScan firstScan,
        List<String> pathsIgnore) {

    /** The file's place in a repository. */
    public static final String PATH = ".github/plimsoll.yml";

    /** The file's place in an organisation's {@code .github} repository. */
    public static final String ORGANISATION_PATH = "plimsoll.yml";

    /** Review comments a pull request gets where nobody says otherwise. */
    public static final int DEFAULT_INLINE_COMMENTS = 10;

    public static final Configuration DEFAULTS =
            new Configuration(
                    List.of(),
                    Budget.NONE,
                    new TreeMap<>(),
                    DEFAULT_INLINE_COMMENTS,
                    SummaryPolicy.ALWAYS,
                    CommitPolicy.ON_REQUEST,
                    FirstScan.OVERVIEW,
                    List.of());

    /** When the summary comment is written, for relevant pull requests. */
    public enum SummaryPolicy {
        ALWAYS,
        WHEN_CHANGED,
        NEVER;

        public String label() {
            return Configuration.label(this);
        }
    }

    /** Whether commits are made where someone asks for one. */
    public enum CommitPolicy {
        ON_REQUEST,
        NEVER;

        public String label() {
            return Configuration.label(this);
        }
    }

    /** What the first look at a repository leaves there. */
    public enum FirstScan {
        OVERVIEW,
        PULL_REQUEST;

        public String label() {
            return Configuration.label(this);
        }
    }

    /** The levels merged, the nearest (the repository's) first, the defaults below them all. */
    public static Configuration of(List<ConfigurationLevel> nearestFirst) {
        Configuration merged = DEFAULTS;
        for (ConfigurationLevel level : nearestFirst.reversed()) merged = level.over(merged);
        return merged;
    }

    /** What the configuration says of a rule, if anything. */
    public Optional<RuleLevel> level(String rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    private static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
