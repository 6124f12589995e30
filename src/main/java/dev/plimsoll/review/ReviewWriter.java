package dev.plimsoll.review;

import dev.plimsoll.analysis.BudgetOutcome;
import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.Configuration.SummaryPolicy;
import dev.plimsoll.review.ReviewDraft.Annotation;
import dev.plimsoll.review.ReviewDraft.Check;
import dev.plimsoll.review.ReviewDraft.Conclusion;
import dev.plimsoll.review.ReviewDraft.InlineComment;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.source.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what is to be posted on a pull request. */
public final class ReviewWriter {

    /** Annotations beyond this are not read; GitHub takes 50 in a call. */
    private static final int MOST_ANNOTATIONS = 100;

    private static final String IRRELEVANT = "nothing here changes an image";

    private final Report report;

    private ReviewWriter(Report report) {
        this.report = report;
    }

    public static ReviewDraft write(Report report) {
        return new ReviewWriter(report).draft();
    }

    /**
     * The whole report as Markdown for where there are no review comments: every finding is in it.
     */
    public static String markdown(Report report) {
        return new Summary(report, Set.of()).body() + "\n";
    }

    private ReviewDraft draft() {
        if (!Relevance.of(report)) {
            Check quiet =
                    new Check(
                            IRRELEVANT,
                            Conclusion.NEUTRAL,
                            "No size was asked for, and none moved.",
                            List.of(),
                            false);
            return new ReviewDraft(false, quiet, Optional.empty(), List.of(), "");
        }
        List<InlineComment> comments = comments();
        Set<String> keys = comments.stream().map(InlineComment::key).collect(Collectors.toSet());
        Summary summary = new Summary(report, keys);
        String patch = report.patch();
        Check check =
                new Check(
                        CheckTitle.of(report),
                        conclusion(),
                        summary.body(),
                        annotations(keys),
                        !patch.isEmpty());
        return new ReviewDraft(
                true,
                check,
                isWanted() ? Optional.of(summary.comment()) : Optional.empty(),
                comments,
                patch);
    }

    private List<InlineComment> comments() {
        List<InlineComment> comments = new ArrayList<>();
        List<Suggestion> suggestions = new ArrayList<>();
        // what needs a look takes no click from a safe fix of the same lines
        List<Suggestion> safe =
                report.findings().stream()
                        .filter(ReviewWriter::isSafe)
                        .flatMap(finding -> suggestion(finding).stream())
                        .toList();
        Map<String, ImageAnalysis> images =
                report.images().stream()
                        .flatMap(image ->
                                image.findings().stream()
                                        .map(finding -> Map.entry(finding.key(), image.analysis())))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (first, second) -> first));
        report.findings().stream()
                .filter(ReportedFinding::inDiff)
                .filter(finding -> makesNoFile(finding))
                .sorted(ReportedFinding.BY_WEIGHT)
                .limit(report.analysis().configuration().inlineComments())
                .forEach(finding -> {
                    Optional<Suggestion> suggestion =
                            suggestion(finding)
                                    .filter(one -> suggestions.stream().noneMatch(one::overlaps))
                                    .filter(one ->
                                            isSafe(finding)
                                                    || safe.stream().noneMatch(one::overlaps));
                    suggestion.ifPresent(suggestions::add);
                    Optional.ofNullable(images.get(finding.key()))
                            .ifPresent(image ->
                                    comments.add(
                                            InlineText.comment(
                                                    finding,
                                                    image,
                                                    suggestion,
                                                    report.analysis().configuration().commits())));
                });
        return comments;
    }

    private static boolean isSafe(ReportedFinding finding) {
        return finding.finding().finding().fix().flatMap(Fix::why).isEmpty();
    }

    /** A finding whose fix makes a new file is told in the summary. */
    private boolean makesNoFile(ReportedFinding finding) {
        return finding.edits().stream()
                .allMatch(edit -> report.analysis().head().entry(edit.path()).isPresent());
    }

    /** A fix that would swallow others is not offered as one click. */
    private Optional<Suggestion> suggestion(ReportedFinding finding) {
        Optional<Suggestion> suggestion =
                Suggestion.of(finding.edits(), report.analysis().head(), report.diff());
        boolean swallows =
                suggestion.isPresent()
                        && report.findings().stream()
                                .filter(other ->
                                        other.finding()
                                                .subsumedBy()
                                                .equals(Optional.of(finding.finding().rule())))
                                .anyMatch(other ->
                                        Suggestion.of(
                                                        other.edits(),
                                                        report.analysis().head(),
                                                        report.diff())
                                                .filter(suggestion.get()::overlaps)
                                                .isPresent());
        return swallows ? Optional.empty() : suggestion;
    }

    private Conclusion conclusion() {
        boolean failed =
                budgets().anyMatch(BudgetOutcome::broken)
                        || report.findings().stream()
                                .anyMatch(
                                        finding -> finding.finding().severity() == Severity.FAILURE)
                        || configurationErrors().findAny().isPresent();
        if (failed) return Conclusion.FAILURE;
        boolean sized = report.images().stream().anyMatch(image -> image.analysis().isSized());
        return sized ? Conclusion.SUCCESS : Conclusion.NEUTRAL;
    }

    private Stream<BudgetOutcome> budgets() {
        return report.images().stream().flatMap(image -> image.analysis().budget().stream());
    }

    /** Those that this pull request is to blame for. */
    private Stream<Problem> configurationErrors() {
        return report.analysis().problems().stream()
                .filter(problem ->
                        problem.path().value().equals(Configuration.PATH)
                                && report.diff().changes(problem.path()));
    }

    private List<Annotation> annotations(Set<String> commented) {
        Stream<Annotation> errors =
                configurationErrors()
                        .map(problem -> {
                            int line = problem.line().orElse(1);
                            return new Annotation(
                                    problem.path(),
                                    line,
                                    line,
                                    "failure",
                                    "Configuration",
                                    Markdown.clean(problem.message()));
                        });
        Stream<Annotation> findings =
                report.images().stream()
                        .flatMap(image ->
                                image.findings().stream()
                                        .filter(finding ->
                                                finding.inDiff()
                                                        && !commented.contains(finding.key()))
                                        .filter(finding ->
                                                report.analysis()
                                                        .head()
                                                        .entry(finding.finding().finding().path())
                                                        .isPresent())
                                        .map(finding -> annotation(finding, image.analysis())));
        return Stream.concat(errors, findings)
                .distinct()
                .sorted(
                        Comparator.comparing(Annotation::path)
                                .thenComparingInt(Annotation::startLine)
                                .thenComparing(Annotation::title))
                .limit(MOST_ANNOTATIONS)
                .toList();
    }

    private static Annotation annotation(ReportedFinding finding, ImageAnalysis image) {
        return new Annotation(
                finding.finding().finding().path(),
                finding.finding().startLine(),
                finding.finding().endLine(),
                finding.finding().severity().label(),
                finding.finding().rule().value(),
                Markdown.clean(Sentences.of(finding.finding(), image)));
    }

    private boolean isWanted() {
        SummaryPolicy policy = report.analysis().configuration().summary();
        return switch (policy) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WHEN_CHANGED ->
                    !report.findings().isEmpty()
                            || report.images().stream()
                                    .anyMatch(image ->
                                            image.analysis()
                                                    .delta()
                                                    .map(delta -> delta.uncompressed().bytes() != 0)
                                                    .orElse(true));
        };
    }
}
