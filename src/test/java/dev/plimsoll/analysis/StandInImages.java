package dev.plimsoll.analysis;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.util.List;

/**
 * Where no fact knows a base image, one of its kind stands for it: without a base no rule says
 * anything, and a corpus would test little.
 */
final class StandInImages {

    private StandInImages() {}

    static BaseImages before(BaseImages known) {
        return (reference, platform) -> {
            Answer<BaseImage> answer = known.find(reference, platform);
            if (answer instanceof Answer.Known<BaseImage>) return answer;
            return standIns(reference).stream()
                    .map(name -> find(known, name, platform))
                    .filter(one -> one.asOptional().isPresent())
                    .findFirst()
                    .map(one -> one.map(image -> as(reference, image)))
                    .orElse(answer);
        };
    }

    private static Answer<BaseImage> find(BaseImages known, String name, Platform platform) {
        return ImageReference.parse(name)
                .map(reference -> known.find(reference, platform))
                .orElseThrow();
    }

    private static BaseImage as(ImageReference reference, BaseImage image) {
        return new BaseImage(
                reference, image.digest(), image.layers(), image.config(), image.inventory());
    }

    private static List<String> standIns(ImageReference reference) {
        String tag = reference.tag().orElse("latest");
        if (tag.contains("alpine") || reference.repository().contains("alpine"))
            return List.of("python:3.12-alpine", "alpine:3.20");
        if (reference.repository().endsWith("python"))
            return List.of(
                    "python:" + tag, tag.contains("slim") ? "python:3.12-slim" : "python:3.12");
        if (reference.repository().contains("jupyter")) return List.of("python:3.12");
        return List.of("debian:bookworm-slim", "python:3.12-slim");
    }
}
