package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image that COPY takes files from and that is no stage: all of it is known, of some images also
 * what they hold.
 */
record ExternalImage(Answer<BaseImage> answer) {

    private static final String UV = "astral-sh/uv";

    /**
     * Files of uv's image, which is built from scratch with these alone, and their share of its
     * bytes.
     */
    private static final Map<String, Double> UV_FILES =
            new TreeMap<>(Map.of("/uv", 0.985, "/uvx", 0.015));

    private static final double UV_SIGMA = 0.005;

    boolean knows(ImagePath path) {
        return answer instanceof Answer.Known<BaseImage>(BaseImage base)
                && (path.equals(ImagePath.ROOT)
                        || (isUv(base) && UV_FILES.containsKey(path.value())));
    }

    FileSystem files() {
        if (!(answer instanceof Answer.Known<BaseImage>(BaseImage base))) return FileSystem.EMPTY;
        FileSystem whole = BaseFiles.of(base);
        if (!isUv(base) || whole.visible().findAny().isEmpty()) return whole;
        FileGroup all = whole.visible().reduce(Weights::sum).orElseThrow();
        List<FileGroup> parts = new ArrayList<>();
        UV_FILES.forEach(
                (path, share) -> parts.add(Weights.file(all, ImagePath.of(path), share, UV_SIGMA)));
        return FileSystem.EMPTY.withLayer().with(parts);
    }

    /**
     * The plain tags hold the two files alone; those such as {@code python3.12-slim} hold a
     * distribution.
     */
    private static boolean isUv(BaseImage base) {
        boolean plain =
                base.reference().tag().filter(tag -> !tag.contains("-")).isPresent()
                        || base.reference().digest().isPresent();
        return base.reference().repository().equals(UV) && plain;
    }
}
