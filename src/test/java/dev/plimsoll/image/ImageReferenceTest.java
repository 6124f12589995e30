package dev.plimsoll.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After the tables of distribution/reference (normalize_test.go, reference_test.go). */
class ImageReferenceTest {

    private static final String HEX =
            "1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a";

    @ParameterizedTest
    @CsvSource({
        "python, docker.io/library/python:latest",
        "python:3.11-slim, docker.io/library/python:3.11-slim",
        "docker/docker, docker.io/docker/docker:latest",
        "docker.io/debian, docker.io/library/debian:latest",
        "docker.io/docker/docker, docker.io/docker/docker:latest",
        "index.docker.io/debian:12, docker.io/library/debian:12",
        "127.0.0.1:5000/debian, 127.0.0.1:5000/debian:latest",
        "127.0.0.1:5000/library/debian:x, 127.0.0.1:5000/library/debian:x",
        "192.168.0.1, ''",
        "192.168.0.2:8080, ''",
        "192.168.0.3:8080/debian, 192.168.0.3:8080/debian:latest",
        "localhost/a, localhost/a:latest",
        "localhost:5000/a/b:1, localhost:5000/a/b:1",
        "[2001:db8::1]/repo, [2001:db8::1]/repo:latest",
        "[2001:db8:1:2:3:4:5:6]:5000/repo:tag, [2001:db8:1:2:3:4:5:6]:5000/repo:tag",
        "ghcr.io/astral-sh/uv:0.8.22, ghcr.io/astral-sh/uv:0.8.22",
        "gcr.io/distroless/python3-debian12:nonroot, gcr.io/distroless/python3-debian12:nonroot",
        "Uppercase/repo, Uppercase/repo:latest",
        "foo_bar.com:8080/a, ''",
        "foo__bar/a--b.c_d, docker.io/foo__bar/a--b.c_d:latest",
        "xn--7o8h.com/myimage:xn--7o8h.com, xn--7o8h.com/myimage:xn--7o8h.com",
        "test:5000/repo, test:5000/repo:latest",
    })
    void fills_in_what_is_not_written(String written, String whole) {
        assertThat(ImageReference.parse(written).map(ImageReference::toString))
                .isEqualTo(whole.isEmpty() ? officialOrNone(written) : Optional.of(whole));
    }

    // "192.168.0.1" alone is a repository with dots, "192.168.0.2:8080" one with a tag
    private static Optional<String> officialOrNone(String written) {
        if (written.startsWith("foo_")) return Optional.empty();
        return Optional.of(
                "docker.io/library/" + (written.contains(":") ? written : written + ":latest"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "@",
                "Python",
                "docker/Docker",
                "-docker",
                "-docker/docker",
                "-docker.io/docker/docker",
                "docker///docker",
                "docker.io/docker/Docker",
                "docker.io/docker///docker",
                HEX,
                "https://github.com/docker/docker",
                "a:",
                "a:-b",
                "a:.b",
                "a@",
                "a@sha256:123",
                "a@md5:d41d8cd98f00b204e9800998ecf8427e",
                "a..b",
                "a___b",
                "a-",
                "_a",
                "a/",
                "/a",
                "a b",
                "a:b c",
                "a.com:x/b",
                "a.com:123456/b",
                "[::1/a",
                "[]/a",
                "a:tag:tag",
                "ä",
                "a\n",
                "$IMAGE",
                "${X}:1"
            })
    void refuses_what_is_none(String written) {
        assertThat(ImageReference.parse(written)).isEmpty();
    }

    @Test
    void limits_lengths() {
        assertThat(ImageReference.parse("a:" + "b".repeat(128))).isPresent();
        assertThat(ImageReference.parse("a:" + "b".repeat(129))).isEmpty();
        assertThat(ImageReference.parse("a.com/" + "b".repeat(249))).isPresent();
        assertThat(ImageReference.parse("a.com/" + "b".repeat(250))).isEmpty();
    }

    @Test
    void a_digest_stands_for_itself() {
        ImageReference pinned = ImageReference.parse("python@sha256:" + HEX).orElseThrow();
        assertThat(pinned.tag()).isEmpty();
        assertThat(pinned.digest()).contains(new Digest("sha256", HEX));
        ImageReference both = ImageReference.parse("python:3.11@sha256:" + HEX).orElseThrow();
        assertThat(both.tag()).contains("3.11");
        assertThat(both).hasToString("docker.io/library/python:3.11@sha256:" + HEX);
    }

    @ParameterizedTest
    @CsvSource({
        "python:3.11, python:3.11",
        "docker.io/a/b, a/b:latest",
        "ghcr.io/a/b:1, ghcr.io/a/b:1",
        "library/python, python:latest"
    })
    void has_a_familiar_name(String written, String familiar) {
        assertThat(ImageReference.parse(written).orElseThrow().familiar()).isEqualTo(familiar);
    }
}
