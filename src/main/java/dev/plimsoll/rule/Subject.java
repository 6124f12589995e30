package dev.plimsoll.rule;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.build.Ports;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.source.Snapshot;

/**
 * What a rule looks at.
 *
 * @param image the image as it is
 * @param builder builds what the rule wants to compare
 * @param ports what the rule needs to know of packages and base images
 */
public record Subject(BuiltImage image, ImageBuilder builder, Ports ports) {

    public Snapshot snapshot() {
        return image.snapshot();
    }

    public Dockerfile dockerfile() {
        return image.dockerfile();
    }
}
