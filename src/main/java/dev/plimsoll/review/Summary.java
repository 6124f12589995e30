package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one comment that tells the whole: sizes, what moved, what is unknown, and what has no line in
 * the diff.
 */
final class Summary {

    static final String MARKER = "<!-- plimsoll:summary -->";

    /** Lines of a list that people read; the report has the rest. */
    private static final int MOST_LINES = 5;

    private static final int MOST_FINDINGS = 30;

    /** Digits of a commit that people recognise. */
    private static final int SHORT_HASH = 7;

    private final Report report;
    private final Set<String> commented;

    /** {@code commented} are the keys of the findings that have a review comment of their own. */
    Summary(Report report, Set<String> commented) {
        this.report = report;
        this.commented = commented;
    }

    String comment() {
        return new Sections().add(MARKER + "\n" + body()).toString();
    }

    /** The same without the marker, for the check. */
    String body() {
        return new Sections()
                .add("### " + Markdown.sentence(CheckTitle.of(report)))
                .add(table())
                .add(PulledSizes.of(ordered()))
                .add(budgets())
                .add(moved())
                .add(unknown(images().map(ImageAnalysis::head)))
                .add(findings())
                .add(problems())
                .add(footer())
                .add(patch())
                .toString();
    }

    private String table() {
        if (report.images().isEmpty()) return "";
        String rows = ordered().stream().map(Summary::row).collect(Collectors.joining("\n"));
        return "| image | before | after | change | with fixes |\n|---|---:|---:|---:|---:|\n"
                + rows;
    }

    /** Those that change first. */
    private List<ImageAnalysis> ordered() {
        return images().sorted(
                        Comparator.comparing((ImageAnalysis image) -> change(image) == 0)
                                .thenComparing(ImageAnalysis::name))
                .toList();
    }

    private static String row(ImageAnalysis image) {
        String before =
                image.base()
                        .filter(base -> base.refused().isEmpty())
                        .map(base -> ShownBytes.of(base.uncompressed()))
                        .orElse("—");
        String after =
                image.isSized() ? ShownBytes.of(image.head().uncompressed()) : "not estimated";
        String change =
                image.delta()
                        .map(delta -> shown(delta.uncompressed().bytes()))
                        .orElse(image.isSized() && image.base().isEmpty() ? "new" : "—");
        String fixed =
                image.suggested()
                        .filter(suggested ->
                                !image.fixed().isEmpty() && suggested.refused().isEmpty())
                        .map(suggested -> "**" + ShownBytes.of(suggested.uncompressed()) + "**")
                        .orElse("—");
        return "| "
                + String.join(" | ", Markdown.code(image.name()), before, after, change, fixed)
                + " |";
    }

    /** As the title has it, whatever a few bytes say. */
    private static String shown(long change) {
        return CheckTitle.isChange(change) ? ShownBytes.signed(change) : "no change";
    }

    private String budgets() {
        return images().flatMap(image ->
                        image
                                .budget()
                                .filter(budget -> budget.broken())
                                .flatMap(budget -> budget.reason())
                                .map(reason ->
                                        "**Budget broken** by "
                                                + Markdown.code(image.name())
                                                + ": "
                                                + Markdown.sentence(reason))
                                .stream())
                .collect(Collectors.joining("\n"));
    }

    private String moved() {
        String lines =
                images().filter(Summary::hasMoved)
                        .map(image ->
                                "What moved in "
                                        + Markdown.code(image.name())
                                        + ":\n"
                                        + parts(MovedParts.of(image.delta().orElseThrow())))
                        .collect(Collectors.joining("\n\n"));
        return lines;
    }

    private static boolean hasMoved(ImageAnalysis image) {
        return image.delta()
                .filter(delta ->
                        MovedParts.of(delta).stream()
                                .anyMatch(part -> CheckTitle.isChange(part.change())))
                .isPresent();
    }

    private static String parts(List<MovedParts.Line> parts) {
        String lines =
                parts.stream()
                        .limit(MOST_LINES)
                        .map(part ->
                                "- "
                                        + ShownBytes.signed(part.change())
                                        + " "
                                        + Markdown.code(part.what()))
                        .collect(Collectors.joining("\n"));
        long more = parts.stream().skip(MOST_LINES).mapToLong(MovedParts.Line::change).sum();
        return parts.size() <= MOST_LINES
                ? lines
                : lines
                        + "\n- "
                        + ShownBytes.signed(more)
                        + " in "
                        + (parts.size() - MOST_LINES)
                        + " more";
    }

    static String unknown(Stream<BuiltImage> images) {
        List<String> sentences = images.flatMap(BuiltImage::unknown).distinct().toList();
        if (sentences.isEmpty()) return "";
        String lines =
                sentences.stream()
                        .limit(MOST_LINES)
                        .map(why -> "- " + Markdown.sentence(why))
                        .collect(Collectors.joining("\n"));
        String more =
                sentences.size() <= MOST_LINES
                        ? ""
                        : "\n- and " + (sentences.size() - MOST_LINES) + " more";
        return "Not estimated, so the sizes are lower bounds:\n" + lines + more;
    }

    private String findings() {
        List<String> lines =
                report.images().stream()
                        .flatMap(image ->
                                image.findings().stream()
                                        .filter(finding -> !commented.contains(finding.key()))
                                        .sorted(ReportedFinding.BY_WEIGHT)
                                        .map(finding -> line(finding, image.analysis())))
                        .distinct()
                        .toList();
        if (lines.isEmpty()) return "";
        String shown = lines.stream().limit(MOST_FINDINGS).collect(Collectors.joining("\n"));
        String more =
                lines.size() <= MOST_FINDINGS
                        ? ""
                        : "\n- and " + (lines.size() - MOST_FINDINGS) + " more";
        return (commented.isEmpty() ? "Findings:\n" : "Other findings:\n") + shown + more;
    }

    private static String line(ReportedFinding finding, ImageAnalysis image) {
        String place =
                Markdown.code(
                        finding.finding().finding().path() + ":" + finding.finding().startLine());
        String part =
                finding.finding()
                        .subsumedBy()
                        .map(rule -> " (part of " + Markdown.code(rule.value()) + ")")
                        .orElse("");
        String why = Sentences.why(finding.finding());
        String look = why.isEmpty() ? "" : " Needs a look: " + Markdown.sentence(why);
        return "- "
                + place
                + " "
                + Markdown.code(finding.finding().rule().value())
                + " "
                + Markdown.sentence(Sentences.of(finding.finding(), image))
                + part
                + look;
    }

    private String problems() {
        List<Problem> problems = report.analysis().problems();
        if (problems.isEmpty()) return "";
        String lines =
                problems.stream()
                        .limit(MOST_LINES)
                        .map(Summary::line)
                        .collect(Collectors.joining("\n"));
        String more =
                problems.size() <= MOST_LINES
                        ? ""
                        : "\n- and " + (problems.size() - MOST_LINES) + " more";
        return "Problems:\n" + lines + more;
    }

    private static String line(Problem problem) {
        String place = problem.path() + problem.line().map(line -> ":" + line).orElse("");
        return "- " + Markdown.code(place) + " " + Markdown.sentence(problem.message());
    }

    private String footer() {
        long ignored = images().mapToLong(image -> image.ignored().size()).sum();
        Stream<Optional<String>> parts =
                Stream.of(
                        report.analysis()
                                .base()
                                .map(base ->
                                        "merge base "
                                                + shown(base)
                                                + ", head "
                                                + shown(report.analysis().head()))
                                .or(() -> Optional.of("head " + shown(report.analysis().head()))),
                        report.analysis().factsDate().map(date -> "facts of " + date),
                        ignored == 0
                                ? Optional.empty()
                                : Optional.of(ignored + " ignored by comment"),
                        Optional.of("sizes before any build; the table's are uncompressed"));
        return "<sub>"
                + parts.flatMap(Optional::stream).collect(Collectors.joining(" · "))
                + "</sub>";
    }

    private String patch() {
        String patch = report.patch();
        if (patch.isEmpty()) return "";
        return "<details><summary>All safe fixes as a patch for <code>git apply</code></summary>\n\n"
                + Markdown.fenced("diff", patch)
                + "\n\n</details>";
    }

    private Stream<ImageAnalysis> images() {
        return report.images().stream().map(ReportedImage::analysis);
    }

    private static long change(ImageAnalysis image) {
        return image.delta().map(delta -> delta.uncompressed().bytes()).orElse(1L);
    }

    /** Plain letters and digits, so that GitHub may link them. */
    static String shown(Snapshot snapshot) {
        String revision = snapshot.revision();
        boolean hash =
                revision.length() > SHORT_HASH
                        && revision.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return hash ? revision.substring(0, SHORT_HASH) : Markdown.code(revision);
    }
}
