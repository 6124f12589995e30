package dev.plimsoll.config;

import dev.plimsoll.config.Configuration.CommitPolicy;
import dev.plimsoll.config.Configuration.FirstScan;
import dev.plimsoll.config.Configuration.SummaryPolicy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Every key of the configuration file. */
final class Keys {

    /** More review comments than this make GitHub refuse or readers leave. */
    private static final int MOST_INLINE_COMMENTS = 30;

    /** More entries than any repository has, and few enough to be read at once. */
    private static final int MOST_ENTRIES = 1_000;

    private Keys() {}

    static Kind.Struct all(Collection<String> ruleIds) {
        return new Kind.Struct(
                List.of(
                        Kind.Key.of(
                                "images",
                                new Kind.ListOf(image(), MOST_ENTRIES),
                                "The images; by default every Dockerfile found."),
                        Kind.Key.of(
                                "budget",
                                budget(),
                                "What each image may weigh, uncompressed; fails the check when broken."),
                        Kind.Key.of(
                                "rules",
                                new Kind.Table(
                                        ruleIds,
                                        words(RuleLevel.values(), RuleLevel::label),
                                        MOST_ENTRIES),
                                "How loud each rule is."),
                        Kind.Key.of("comments", comments(), "What is written into a pull request."),
                        Kind.Key.of(
                                "commits",
                                words(CommitPolicy.values(), CommitPolicy::label),
                                "Whether fixes are committed when asked for."),
                        Kind.Key.of(
                                "first-scan",
                                words(FirstScan.values(), FirstScan::label),
                                "What the first look at a repository leaves there; organisation level only."),
                        Kind.Key.of(
                                "paths-ignore",
                                new Kind.ListOf(new Kind.Text(), MOST_ENTRIES),
                                "Globs of paths whose Dockerfiles are not looked at.")));
    }

    private static Kind image() {
        return new Kind.Struct(
                List.of(
                        Kind.Key.required("dockerfile", new Kind.Path(), "The Dockerfile's path."),
                        Kind.Key.of("context", new Kind.Path(), "The folder that COPY reads from."),
                        Kind.Key.of(
                                "target",
                                new Kind.Text(),
                                "The stage that ships; by default the last."),
                        Kind.Key.of(
                                "platform",
                                new Kind.Platform(),
                                "The platform; by default linux/amd64."),
                        Kind.Key.of(
                                "args",
                                new Kind.Table(List.of(), new Kind.Text(), MOST_ENTRIES),
                                "Build arguments.")));
    }

    private static Kind budget() {
        return new Kind.Struct(
                List.of(
                        Kind.Key.of("size", new Kind.Bytes(), "The largest size, such as 250MB."),
                        Kind.Key.of(
                                "growth",
                                new Kind.Percent(),
                                "The most that a pull request may add, such as 5%.")));
    }

    private static Kind comments() {
        return new Kind.Struct(
                List.of(
                        Kind.Key.of(
                                "inline",
                                new Kind.Count(0, MOST_INLINE_COMMENTS),
                                "The most review comments on a pull request."),
                        Kind.Key.of(
                                "summary",
                                words(SummaryPolicy.values(), SummaryPolicy::label),
                                "When the summary is written.")));
    }

    private static <E> Kind words(E[] values, Function<E, String> label) {
        return new Kind.Word(Arrays.stream(values).map(label).toList());
    }
}
