package dev.plimsoll.analysis;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Part;
import dev.plimsoll.build.Ports;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The oldest moving fact that the sizes of images rest on: what a tag means, what an index lists.
 */
final class FactsDate {

    private FactsDate() {}

    static Optional<LocalDate> of(Ports ports, List<BuiltImage> images) {
        Stream<LocalDate> tags =
                images.stream()
                        .flatMap(image -> image.stages().stream())
                        .flatMap(stage -> stage.bottom().stream())
                        .flatMap(base -> base.asOf().stream());
        Stream<LocalDate> lists =
                Stream.of(
                                installs(images, "apt:")
                                        ? ports.debianArchive().asOf()
                                        : Optional.<LocalDate>empty(),
                                installs(images, "wheel")
                                        ? ports.pythonIndex().asOf()
                                        : Optional.<LocalDate>empty())
                        .flatMap(Optional::stream);
        return Stream.concat(tags, lists).min(Comparator.naturalOrder());
    }

    private static boolean installs(List<BuiltImage> images, String kind) {
        Predicate<Part> is = part -> part.what().startsWith(kind);
        return images.stream()
                .flatMap(image -> image.stages().stream())
                .flatMap(stage -> stage.layers().stream())
                .flatMap(layer -> layer.parts().stream())
                .anyMatch(is);
    }

    /** What the shipped image's tag meant until a few days ago. */
    static Optional<Drift> drift(BuiltImage image) {
        if (image.stages().isEmpty()) return Optional.empty();
        Optional<BaseImage> base = Optional.of(image.shipped()).flatMap(BuiltStage::bottom);
        return base.flatMap(BaseImage::before)
                .map(before ->
                        new Drift(
                                "base:" + base.get().reference().familiar(),
                                base.get().uncompressed() - before.uncompressed()))
                .filter(drift -> drift.bytes() != 0);
    }
}
