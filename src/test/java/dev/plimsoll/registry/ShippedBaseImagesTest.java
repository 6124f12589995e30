package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedBaseImagesTest {

    private final ShippedBaseImages images = new ShippedBaseImages(KnownInventories.NONE);

    private Answer<BaseImage> find(String written) {
        return images.find(ImageReference.parse(written).orElseThrow(), Platform.LINUX_AMD64);
    }

    private static Weight total(BaseImage image) {
        return image.layers().stream()
                .map(BaseImage.Layer::uncompressed)
                .reduce(Weight.ZERO, Weight::plus);
    }

    /** Sizes as the official images' own pages publish them. */
    @ParameterizedTest
    @CsvSource({
        "python:3.14-slim-trixie, 119460000",
        "python:3.12-slim, 119420000",
        "python:3.11-slim-bookworm, 130010000",
        "python:3.12-bookworm, 1020000000",
        "python:3.13-alpine, 45550000",
        "python:slim, 119460000",
        "ubuntu:noble, 78140000",
    })
    void weigh_what_was_published(String written, long bytes) {
        BaseImage image = find(written).asOptional().orElseThrow();
        assertThat(total(image).bytes())
                .isCloseTo(bytes, org.assertj.core.api.Assertions.within(10L));
        assertThat(image.layers())
                .allSatisfy(layer ->
                        assertThat(layer.provenance()).isEqualTo(Provenance.SHIPPED_FACTS));
    }

    @Test
    void are_found_by_digest() {
        BaseImage image =
                find("python@sha256:d657ab0ade19f404a6ccc883ab399540de667aff751748ce23c07330c5a89e64")
                        .asOptional()
                        .orElseThrow();
        assertThat(image.layers()).hasSize(4);
        assertThat(image.config().environment()).containsEntry("PYTHON_VERSION", "3.12.13");
    }

    @Test
    void another_patch_release_is_a_wider_estimate_without_a_digest() {
        BaseImage image = find("python:3.11.7-slim-bookworm").asOptional().orElseThrow();
        assertThat(image.digest()).isEmpty();
        assertThat(image.layers())
                .allSatisfy(layer -> assertThat(layer.uncompressed().sigma()).isGreaterThan(0.02));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python:3.11",
                "python:3",
                "python",
                "python:3.10-slim",
                "python:3.12.4-slim",
                "debian:12-slim",
                "buildpack-deps:bookworm",
                "alpine",
                "python:3.12-alpine3.19"
            })
    void know_the_usual_names(String written) {
        assertThat(find(written)).isInstanceOf(Answer.Known.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python:2.7",
                "ghcr.io/a/python:3.11",
                "someone/python:3.11",
                "node:20",
                "python:3.12-windowsservercore"
            })
    void say_what_they_do_not_know(String written) {
        assertThat(find(written)).isInstanceOf(Answer.Unknown.class);
    }
}
