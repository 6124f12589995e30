package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import java.util.List;
import java.util.stream.Collectors;

/** What a pull transfers, below the table: before, after and with fixes, compressed. */
final class PulledSizes {

    /** Lines that people read; the report has the rest. */
    private static final int MOST_LINES = 5;

    private PulledSizes() {}

    /** Empty where no image is sized. */
    static String of(List<ImageAnalysis> images) {
        List<ImageAnalysis> sized = images.stream().filter(ImageAnalysis::isSized).toList();
        if (sized.isEmpty()) return "";
        String prefix = "Pulled, compressed: ";
        if (images.size() == 1) return prefix + sizes(sized.getFirst()) + ".";
        String more =
                sized.size() <= MOST_LINES ? "" : "; and " + (sized.size() - MOST_LINES) + " more";
        return sized.stream()
                .limit(MOST_LINES)
                .map(image -> Markdown.code(image.name()) + " " + sizes(image))
                .collect(Collectors.joining("; ", prefix, more + "."));
    }

    private static String sizes(ImageAnalysis image) {
        String before =
                image.base()
                        .filter(base -> base.refused().isEmpty())
                        .map(base -> ShownBytes.of(base.compressed()) + " → ")
                        .orElse("");
        String fixed =
                image.suggested()
                        .filter(suggested ->
                                !image.fixed().isEmpty() && suggested.refused().isEmpty())
                        .map(suggested -> ", with fixes " + ShownBytes.of(suggested.compressed()))
                        .orElse("");
        return before + ShownBytes.of(image.head().compressed()) + fixed;
    }
}
