package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the one pull request that a first look may open: what all safe fixes make of the
 * images.
 *
 * @param gain for the end of its title: {@code 1.02 GB → 318 MB}; empty where no size is known
 * @param body its text
 */
public record Proposal(String gain, String body) {

    /** How the body begins, so that it is known again. */
    public static final String MARKER = "<!-- plimsoll:first-scan -->";

    private static final int MOST_LINES = 30;

    private static final String TABLE =
            """
            | image | before | after | change | pulled, compressed |
            |---|---:|---:|---:|---:|
            """;

    public static Proposal of(Report report) {
        List<ImageAnalysis> lighter = lighter(report);
        String body =
                new Sections()
                        .add(
                                MARKER
                                        + "\nEvery fix below is meant to build and behave as before;"
                                        + " the sizes are estimates, nothing was built.")
                        .add(table(lighter))
                        .add(Summary.unknown(lighter.stream().map(ImageAnalysis::head)))
                        .add(changes(report))
                        .add(
                                "Opened because the organisation's `plimsoll.yml` says"
                                        + " `first-scan: pull-request`. Close it, and none like it"
                                        + " is opened again.")
                        .add(footer(report))
                        .toString();
        return new Proposal(gain(lighter), body);
    }

    /** What a first look found, in a line. */
    public static String title(Report report) {
        List<ImageAnalysis> images = images(report).toList();
        List<ImageAnalysis> sized = images.stream().filter(ImageAnalysis::isSized).toList();
        if (images.isEmpty() || sized.isEmpty()) return CheckTitle.of(report);
        String now =
                sized.size() == 1
                        ? ShownBytes.of(sized.getFirst().head().uncompressed())
                        : sized.size()
                                + " images: "
                                + ShownBytes.of(sum(sized.stream().map(ImageAnalysis::head)));
        List<ImageAnalysis> lighter = lighter(report);
        return lighter.isEmpty() ? now : now + ", with fixes " + ShownBytes.signed(-saved(lighter));
    }

    private static String gain(List<ImageAnalysis> lighter) {
        if (lighter.isEmpty()) return "";
        ImageAnalysis one = lighter.getFirst();
        Size before = one.head().uncompressed();
        Size after = one.suggested().orElseThrow().uncompressed();
        boolean told = lighter.size() == 1 && before.complete() && after.complete();
        return told
                ? ShownBytes.of(before.bytes()) + " → " + ShownBytes.of(after.bytes())
                : ShownBytes.signed(-saved(lighter));
    }

    private static String table(List<ImageAnalysis> lighter) {
        if (lighter.isEmpty()) return "";
        return lighter.stream().map(Proposal::row).collect(Collectors.joining("\n", TABLE, ""));
    }

    private static String row(ImageAnalysis image) {
        BuiltImage after = image.suggested().orElseThrow();
        return "| "
                + String.join(
                        " | ",
                        Markdown.code(image.name()),
                        ShownBytes.of(image.head().uncompressed()),
                        "**" + ShownBytes.of(after.uncompressed()) + "**",
                        ShownBytes.signed(-saved(image)),
                        ShownBytes.of(image.head().compressed())
                                + " → "
                                + ShownBytes.of(after.compressed()))
                + " |";
    }

    private static String changes(Report report) {
        List<String> lines =
                report.images().stream()
                        .flatMap(image ->
                                image.findings().stream()
                                        .filter(finding -> finding.finding().inFixed())
                                        .sorted(ReportedFinding.BY_WEIGHT)
                                        .map(finding -> line(finding.finding(), image.analysis())))
                        .distinct()
                        .toList();
        if (lines.isEmpty()) return "";
        String more =
                lines.size() <= MOST_LINES
                        ? ""
                        : "\n- and " + (lines.size() - MOST_LINES) + " more";
        return lines.stream()
                .limit(MOST_LINES)
                .collect(Collectors.joining("\n", "What it changes:\n", more));
    }

    private static String line(WeighedFinding finding, ImageAnalysis image) {
        return "- "
                + Markdown.code(finding.finding().path() + ":" + finding.startLine())
                + " "
                + Markdown.code(finding.rule().value())
                + " "
                + Markdown.sentence(Sentences.of(finding, image));
    }

    private static String footer(Report report) {
        return Stream.of(
                        Optional.of("at " + Summary.shown(report.analysis().head())),
                        report.analysis().factsDate().map(date -> "facts of " + date),
                        Optional.of("sizes before any build; the table's are uncompressed"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · ", "<sub>", "</sub>"));
    }

    /** The images that the fixes change, the one that gains most first. */
    private static List<ImageAnalysis> lighter(Report report) {
        return images(report)
                .filter(image -> image.isSized() && !image.fixed().isEmpty())
                .filter(image -> image.suggested().filter(it -> it.refused().isEmpty()).isPresent())
                .sorted(
                        Comparator.comparingLong((ImageAnalysis image) -> -saved(image))
                                .thenComparing(ImageAnalysis::name))
                .toList();
    }

    private static Stream<ImageAnalysis> images(Report report) {
        return report.images().stream().map(ReportedImage::analysis);
    }

    private static long saved(ImageAnalysis image) {
        return image.head().uncompressed().bytes()
                - image.suggested()
                        .map(fixed -> fixed.uncompressed().bytes())
                        .orElse(image.head().uncompressed().bytes());
    }

    private static long saved(List<ImageAnalysis> images) {
        return images.stream().mapToLong(Proposal::saved).sum();
    }

    private static long sum(Stream<BuiltImage> images) {
        return images.mapToLong(image -> image.uncompressed().bytes()).sum();
    }
}
