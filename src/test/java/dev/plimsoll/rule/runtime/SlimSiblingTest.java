package dev.plimsoll.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.image.ImageReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlimSiblingTest {

    @ParameterizedTest
    @CsvSource({
        "python, python:slim",
        "python:3, python:3-slim",
        "python:3.11.4, python:3.11.4-slim",
        "python:3.13-rc, python:3.13-rc-slim",
        "python:bookworm, python:slim-bookworm",
        "python:3.11-bookworm, python:3.11-slim-bookworm",
        "docker.io/library/python:3.11, docker.io/library/python:3.11-slim",
        "public.ecr.aws/docker/library/python:3.12, public.ecr.aws/docker/library/python:3.12-slim",
        "debian:bookworm, debian:bookworm-slim",
    })
    void writes_the_slim_tag_of_the_same_release(String full, String slim) {
        assertThat(SlimSibling.rewritten(full, ImageReference.parse(full).orElseThrow()))
                .contains(slim);
    }

    @ParameterizedTest
    @CsvSource({
        "python:3.11-slim",
        "python:3.11-alpine",
        "python:slim-bookworm",
        "node:20",
        "ubuntu:22.04",
        "buildpack-deps:bookworm",
        "python:3.11-windowsservercore"
    })
    void knows_images_without_one(String image) {
        assertThat(SlimSibling.exists(ImageReference.parse(image).orElseThrow())).isFalse();
    }
}
