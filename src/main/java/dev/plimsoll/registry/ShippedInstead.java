package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the program was shipped with, in place of a registry that does not answer. */
final class ShippedInstead {

    /**
     * How far a tag moves within some months: debian:bookworm did 0.01 % in twenty of them (two of
     * the shipped rows); images of Python move with each patch release, too, taken as 1 %.
     */
    private static final double MOVED = 0.01;

    private final ShippedBaseImages shipped;

    ShippedInstead(KnownInventories known) {
        this.shipped = new ShippedBaseImages(known);
    }

    /** An image that a registry says it does not have is not made up. */
    Answer<BaseImage> of(
            ImageReference reference, Platform platform, HttpFailure failure, String told) {
        if (failure.kind() == HttpFailure.Kind.NOT_FOUND) return Answer.unknown(told);
        return shipped.find(reference, platform)
                .map(image -> reserved(image, told))
                .or(() -> Answer.unknown(told));
    }

    private static BaseImage reserved(BaseImage image, String told) {
        Optional<LocalDate> day = image.asOf();
        List<BaseImage.Layer> layers =
                day.isEmpty()
                        ? image.layers()
                        : image.layers().stream().map(ShippedInstead::aged).toList();
        return image.instead(
                layers,
                "the sizes of %s are those that Plimsoll is shipped with%s: %s"
                        .formatted(
                                image.reference().familiar(),
                                day.map(date -> ", of " + date).orElse(""),
                                told));
    }

    private static BaseImage.Layer aged(BaseImage.Layer layer) {
        return new BaseImage.Layer(
                layer.digest(),
                layer.createdBy(),
                aged(layer.uncompressed()),
                aged(layer.compressed()),
                layer.provenance(),
                layer.folders());
    }

    private static Weight aged(Weight weight) {
        return Weight.estimated(weight.bytes(), Math.hypot(weight.sigma(), MOVED));
    }
}
