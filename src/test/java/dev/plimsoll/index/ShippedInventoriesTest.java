package dev.plimsoll.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.Inventory;
import dev.plimsoll.debian.Excludes;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedInventoriesTest {

    private static Optional<Inventory> find(String reference) {
        return new ShippedInventories()
                .find(ImageReference.parse(reference).orElseThrow(), Platform.LINUX_AMD64);
    }

    @ParameterizedTest
    @CsvSource({
        "python:3.11-slim-bookworm, bookworm, 105, DEBIAN_SLIM",
        "python:3.11.7-slim-bookworm, bookworm, 105, DEBIAN_SLIM",
        "python:3.12-bookworm, bookworm, 429, NONE",
        "python:3.12-slim, trixie, 87, DEBIAN_SLIM",
        "python, trixie, 469, NONE",
        "debian:bookworm-slim, bookworm, 88, DEBIAN_SLIM",
        "debian:12-slim, bookworm, 88, DEBIAN_SLIM",
        "ubuntu:24.04, noble, 92, UBUNTU"
    })
    void knows_official_images_by_tag(
            String reference, String suite, int packages, Excludes excludes) {
        Inventory inventory = find(reference).orElseThrow();
        assertThat(inventory.osRelease()).contains(suite);
        assertThat(inventory.dpkg().versions()).hasSize(packages);
        assertThat(Excludes.of(inventory.pathExcludes())).isEqualTo(excludes);
        assertThat(inventory.aptSources().sources()).hasSizeGreaterThan(2);
    }

    @Test
    void takes_the_version_of_python_from_the_tag_where_it_is_whole() {
        assertThat(find("python:3.11.7-slim-bookworm").orElseThrow().python()).contains("3.11.7");
        assertThat(find("python:3.11-slim-bookworm").orElseThrow().python().orElseThrow())
                .startsWith("3.11.");
    }

    @Test
    void knows_alpine() {
        Inventory alpine = find("python:3.12-alpine3.24").orElseThrow();
        assertThat(alpine.apk()).containsKey("musl");
        assertThat(alpine.osRelease()).contains("3.24");
    }

    @Test
    void knows_images_by_digest_and_nothing_of_others() {
        Digest digest =
                Digest.parse(
                                "sha256:362e64223cc0da95422b3b13c045186fc0a81250e765d31c025fbddf257f6143")
                        .orElseThrow();
        assertThat(new ShippedInventories().find(digest).orElseThrow().osRelease())
                .contains("bookworm");
        assertThat(find("ghcr.io/astral-sh/uv:latest")).isEmpty();
        assertThat(find("node:20")).isEmpty();
        assertThat(
                        new ShippedInventories()
                                .find(
                                        ImageReference.parse("python:3.11-slim").orElseThrow(),
                                        Platform.parse("linux/arm64").orElseThrow()))
                .isEmpty();
    }
}
