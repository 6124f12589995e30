package dev.plimsoll.cli;

import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Layer;
import dev.plimsoll.review.Markdown;
import dev.plimsoll.review.MovedParts;
import dev.plimsoll.review.Report;
import dev.plimsoll.review.ReportedFinding;
import dev.plimsoll.review.ReportedImage;
import dev.plimsoll.review.Sentences;
import dev.plimsoll.review.ShownBytes;
import dev.plimsoll.source.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * The report for a terminal: what each image weighs, layer by layer, and what would make it
 * lighter.
 */
final class TextReport {

    /** Characters of the longest bar. */
    private static final int BAR = 24;

    /** Layers below this share of the image are told together. */
    private static final double LEAST_SHARE = 0.005;

    private static final int INSTRUCTION = 48;

    /** Lines of what a change moved; the report has the rest. */
    private static final int MOST_MOVED = 5;

    private TextReport() {}

    static String write(Report report) {
        StringBuilder out = new StringBuilder();
        if (report.images().isEmpty()) out.append("no Dockerfile here\n");
        for (ReportedImage image : report.images()) write(out, image);
        List<Problem> problems = report.analysis().problems();
        if (!problems.isEmpty()) out.append("problems\n");
        for (Problem problem : problems) {
            out.append("  ")
                    .append(
                            Markdown.clean(
                                    problem.path()
                                            + problem.line().map(line -> ":" + line).orElse("")
                                            + ": "
                                            + problem.message()))
                    .append('\n');
        }
        return out.toString();
    }

    private static void write(StringBuilder out, ReportedImage reported) {
        ImageAnalysis image = reported.analysis();
        out.append(Markdown.clean(image.name())).append("  ").append(headline(image)).append('\n');
        if (image.isSized()) layers(out, image.head());
        image.delta().ifPresent(delta -> moved(out, MovedParts.of(delta)));
        image.head()
                .unknown()
                .distinct()
                .forEach(why ->
                        out.append("  not estimated: ").append(Markdown.clean(why)).append('\n'));
        image.budget()
                .filter(budget -> budget.broken())
                .flatMap(budget -> budget.reason())
                .ifPresent(why -> out.append("  budget broken: ").append(why).append('\n'));
        reported.findings().stream()
                .sorted(
                        Comparator.comparingLong(
                                finding -> -finding.finding().saving().uncompressed()))
                .forEach(finding -> finding(out, finding, image));
        if (!image.refusedFixes().isEmpty()) out.append('\n');
        image.refusedFixes()
                .forEach(fix ->
                        out.append(
                                "  no %2$s in line %1$d: %3$s%n"
                                        .formatted(
                                                fix.line(),
                                                fix.rule(),
                                                Markdown.clean(fix.why()))));
        out.append('\n');
    }

    private static String headline(ImageAnalysis image) {
        if (!image.isSized())
            return "not estimated: " + Markdown.clean(image.head().refused().orElse(""));
        StringBuilder line = new StringBuilder(ShownBytes.of(image.head().uncompressed()));
        line.append(" (").append(ShownBytes.of(image.head().compressed())).append(" compressed)");
        image.delta()
                .ifPresent(delta ->
                        line.append(", ").append(ShownBytes.signed(delta.uncompressed().bytes())));
        image.suggested()
                .filter(suggested -> !image.fixed().isEmpty())
                .ifPresent(suggested ->
                        line.append(", with all safe fixes ")
                                .append(ShownBytes.of(suggested.uncompressed())));
        return line.toString();
    }

    private static void layers(StringBuilder out, BuiltImage image) {
        long whole = Math.max(1, image.uncompressed().bytes());
        long base = 0;
        long small = 0;
        StringBuilder own = new StringBuilder();
        for (Layer layer : image.layers()) {
            long bytes = layer.uncompressed().bytes();
            if (layer.instruction().isEmpty()) {
                base += bytes;
            } else if (bytes < LEAST_SHARE * whole) {
                small += bytes;
            } else {
                int line = layer.instruction().get().line(image.dockerfile().source());
                own.append(row(bytes, whole, String.valueOf(line), layer.createdBy()));
            }
        }
        if (base > 0) {
            String reference =
                    image.shipped()
                            .bottom()
                            .map(bottom -> bottom.reference().familiar())
                            .orElse("");
            out.append(row(base, whole, "", "the base image " + reference));
        }
        out.append(own);
        if (small > 0)
            out.append(
                    "  %9s %-24s %4s %s%n"
                            .formatted(ShownBytes.of(small), "", "", "in smaller layers"));
    }

    private static String row(long bytes, long whole, String line, String what) {
        String bar = "█".repeat((int) Math.max(1, bytes * BAR / whole));
        return "  %9s %-24s %4s %s%n".formatted(ShownBytes.of(bytes), bar, line, shortened(what));
    }

    private static void moved(StringBuilder out, List<MovedParts.Line> parts) {
        parts.stream()
                .limit(MOST_MOVED)
                .forEach(part ->
                        out.append(
                                "  %9s moved: %s%n"
                                        .formatted(
                                                ShownBytes.signed(part.change()),
                                                Markdown.clean(part.what()))));
    }

    private static void finding(StringBuilder out, ReportedFinding reported, ImageAnalysis image) {
        var finding = reported.finding();
        String mark =
                finding.inFixed()
                        ? "✓ safe: `--apply` writes it"
                        : finding.subsumedBy()
                                .map(rule -> "⊂ part of the larger fix " + rule)
                                .orElse("");
        out.append(
                "%n  %s:%d %s%n"
                        .formatted(
                                Markdown.clean(finding.finding().path().value()),
                                finding.startLine(),
                                finding.rule()));
        out.append("    ").append(Markdown.clean(Sentences.of(finding, image))).append('\n');
        String why = Sentences.why(finding);
        if (!why.isEmpty())
            out.append("    needs a look: ").append(Markdown.clean(why)).append('\n');
        if (!mark.isEmpty()) out.append("    ").append(mark).append('\n');
    }

    private static String shortened(String instruction) {
        String line = Markdown.clean(instruction).strip();
        return line.length() <= INSTRUCTION ? line : line.substring(0, INSTRUCTION - 1) + "…";
    }
}
