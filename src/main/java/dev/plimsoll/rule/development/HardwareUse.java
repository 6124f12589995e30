package dev.plimsoll.rule.development;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.Locale;

/**
 * Whether a repository speaks of screens or of graphics cards. Any word of them counts: to be
 * silent costs less than to be wrong.
 */
public record HardwareUse(boolean windows, boolean cards) {

    /** Each file is one request to the host of the repository. */
    private static final int MOST_FILES = 600;

    private static final long MOST_BYTES = 512 * 1024;

    /** OpenCV's module highgui; docs.opencv.org. */
    private static final List<String> WINDOWS =
            List.of("imshow(", "namedWindow(", "waitKey(", "createTrackbar(", "selectROI(");

    /** In code, beside the usual question whether a card is there. */
    private static final List<String> CARDS_IN_CODE =
            List.of(".cuda(", "cuda:0", "device=\"cuda\"", "device='cuda'", "/gpu:", "gpu_hist");

    private static final List<String> CARDS_IN_SETTINGS = List.of("nvidia", "cuda", "gpu");

    public static HardwareUse of(Subject subject) {
        Snapshot snapshot = subject.snapshot();
        RepositoryPath context = subject.image().request().context();
        boolean windows = false;
        boolean cards = isMeant(subject);
        int read = 0;
        for (Entry entry : snapshot.entries().values()) {
            boolean code = entry.path().name().endsWith(".py") && entry.path().isIn(context);
            boolean settings = isSetting(entry.path());
            if (!entry.isFile() || entry.bytes() > MOST_BYTES || !(code || settings)) continue;
            if (++read > MOST_FILES) return new HardwareUse(true, true);
            String text = snapshot.text(entry.path()).map(file -> file.text()).orElse("");
            windows |= code && WINDOWS.stream().anyMatch(text::contains);
            cards |= code && CARDS_IN_CODE.stream().anyMatch(text::contains);
            cards |= settings && speaksOfCards(text);
        }
        return new HardwareUse(windows, cards);
    }

    private static boolean isMeant(Subject subject) {
        return speaksOfCards(subject.dockerfile().source().text())
                || subject.shippedStages().stream()
                        .flatMap(stage -> stage.base().stream())
                        .map(BaseImage::reference)
                        .anyMatch(reference -> speaksOfCards(reference.familiar()));
    }

    private static boolean isSetting(RepositoryPath path) {
        String name = path.name();
        return name.contains("compose")
                || name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.equals("devcontainer.json");
    }

    private static boolean speaksOfCards(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return CARDS_IN_SETTINGS.stream().anyMatch(lower::contains);
    }
}
