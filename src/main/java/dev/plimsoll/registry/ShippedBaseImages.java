package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Official images from the facts that the program is shipped with: by digest, or by tag as it was
 * on the row's date.
 */
public final class ShippedBaseImages implements BaseImages {

    private static final String FACTS = "/facts/base-images.tsv";

    /** Relative deviation between patch releases of one image line. */
    private static final double OTHER_PATCH = 0.03;

    private final KnownInventories known;

    public ShippedBaseImages(KnownInventories known) {
        this.known = known;
    }

    /** The file, read when it is first asked for. */
    private static final class Facts {

        private static final Map<String, ShippedImage> BY_NAME = new HashMap<>();
        private static final Map<String, ShippedImage> BY_DIGEST = new HashMap<>();

        static {
            for (ShippedImage image : read()) {
                BY_NAME.put(key(image.name(), image.platform()), image);
                image.digests()
                        .forEach(digest -> BY_DIGEST.put(key(digest, image.platform()), image));
            }
        }

        private static List<ShippedImage> read() {
            try (InputStream in = ShippedBaseImages.class.getResourceAsStream(FACTS)) {
                if (in == null) throw new IOException(FACTS + " is missing");
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(ShippedImage::of)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("the program's own facts cannot be read", e);
            }
        }

        private static String key(String name, Object platform) {
            return name + " " + platform;
        }
    }

    @Override
    public Answer<BaseImage> find(ImageReference reference, Platform platform) {
        if (reference.digest().isPresent())
            return byDigest(reference, reference.digest().get(), platform);
        if (!reference.isOfficial()) return unknown(reference);
        for (ShippedTags.Candidate candidate : ShippedTags.candidates(reference)) {
            ShippedImage image = Facts.BY_NAME.get(Facts.key(candidate.name(), platform));
            if (image != null)
                return Answer.known(
                        baseImage(reference, platform, image, candidate.exact() ? 0 : OTHER_PATCH));
        }
        return unknown(reference);
    }

    private Answer<BaseImage> byDigest(ImageReference reference, Digest digest, Platform platform) {
        ShippedImage image = Facts.BY_DIGEST.get(Facts.key(digest.toString(), platform));
        return image == null
                ? unknown(reference)
                : Answer.known(baseImage(reference, platform, image, 0));
    }

    private BaseImage baseImage(
            ImageReference reference, Platform platform, ShippedImage image, double doubt) {
        Optional<Digest> digest =
                doubt > 0
                        ? Optional.empty()
                        : image.digests().stream().findFirst().flatMap(Digest::parse);
        var config =
                new ImageConfig(
                        image.environment(),
                        "",
                        "",
                        Optional.empty(),
                        Optional.of(image.command()),
                        List.of(),
                        List.of(),
                        Map.of());
        ImageReference named = ImageReference.parse(image.name()).orElse(reference);
        Answer<Inventory> inventory =
                known.find(named, platform)
                        .map(Answer::known)
                        .orElseGet(() ->
                                Answer.unknown(
                                        "what is installed in %s is in no fact at hand"
                                                .formatted(reference.familiar())));
        BaseImage base =
                new BaseImage(
                        reference, digest, image.weighed(reference, doubt), config, inventory);
        return reference.digest().isPresent()
                ? base
                : base.seen(Optional.of(image.gathered()), Optional.empty());
    }

    private static Answer<BaseImage> unknown(ImageReference reference) {
        return Answer.unknown(
                "%s is in no fact at hand, and no registry is asked offline"
                        .formatted(reference.familiar()));
    }
}
