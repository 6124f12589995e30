package dev.plimsoll.review;

import dev.plimsoll.analysis.Delta;
import dev.plimsoll.analysis.ImageAnalysis;
import java.util.List;

/** The title of the check: it leads with the change. */
final class CheckTitle {

    /** GitHub's limit for titles is not told; a line of its list holds no more. */
    private static final int LONGEST = 140;

    /** Changes below this are no change to anyone. */
    private static final long LEAST_CHANGE = 1_000;

    private CheckTitle() {}

    static boolean isChange(long bytes) {
        return Math.abs(bytes) >= LEAST_CHANGE;
    }

    static String of(Report report) {
        List<ImageAnalysis> images = report.images().stream().map(ReportedImage::analysis).toList();
        if (images.isEmpty()) return "no image here";
        List<ImageAnalysis> sized = images.stream().filter(ImageAnalysis::isSized).toList();
        if (sized.isEmpty())
            return cut(
                    "not estimated: "
                            + images.getFirst()
                                    .head()
                                    .refused()
                                    .orElse("no image could be priced"));
        return images.size() == 1 ? one(sized.getFirst()) : several(images, sized);
    }

    private static String one(ImageAnalysis image) {
        String after = ShownBytes.of(image.head().uncompressed());
        if (image.delta().isEmpty()) return "new image: " + after;
        long change = image.delta().get().uncompressed().bytes();
        String besides = besides(image.delta().get().unknown().size());
        if (!isChange(change))
            return (besides.isEmpty() ? "no change (" : "no known change (")
                    + after
                    + ")"
                    + besides;
        String before = image.base().map(base -> ShownBytes.of(base.uncompressed())).orElse("?");
        return "%s (%s → %s)%s".formatted(ShownBytes.signed(change), before, after, besides);
    }

    /** What may make the change another than the one that is said. */
    private static String besides(int steps) {
        return switch (steps) {
            case 0 -> "";
            case 1 -> ", 1 step not estimated";
            default -> ", " + steps + " steps not estimated";
        };
    }

    private static String several(List<ImageAnalysis> images, List<ImageAnalysis> sized) {
        long change =
                sized.stream()
                        .mapToLong(image ->
                                image.delta()
                                        .map(Delta::uncompressed)
                                        .map(Delta.Signed::bytes)
                                        .orElse(image.head().uncompressed().bytes()))
                        .sum();
        String shown = isChange(change) ? ShownBytes.signed(change) : "no change";
        int missing = images.size() - sized.size();
        return images.size()
                + " images: "
                + shown
                + (missing == 0 ? "" : ", " + missing + " not estimated");
    }

    private static String cut(String title) {
        String line = Markdown.clean(title);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
