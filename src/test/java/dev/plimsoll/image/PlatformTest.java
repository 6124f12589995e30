package dev.plimsoll.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64, true",
        "linux/amd64, linux/amd64/v1, true",
        "linux/amd64, linux/amd64/v2, false",
        "linux/arm64, linux/arm64/v8, true",
        "linux/arm64/v8, linux/arm64, true",
        "linux/aarch64, linux/arm64, true",
        "linux/arm, linux/arm/v7, true",
        "linux/arm, linux/arm/v6, false",
        "linux/armhf, linux/arm/v7, true",
        "linux/amd64, windows/amd64, false",
        "amd64, linux/amd64, true",
        "linux, linux/amd64, true",
        "linux/x86_64, linux/amd64, true",
    })
    void matches_what_runs_the_same(String wanted, String offered, boolean matches) {
        assertThat(
                        Platform.parse(wanted)
                                .orElseThrow()
                                .matches(Platform.parse(offered).orElseThrow()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "linux/",
                "/amd64",
                "linux//v8",
                "a/b/c/d",
                "$BUILDPLATFORM",
                "linux/am d64"
            })
    void refuses_what_is_none(String written) {
        assertThat(Platform.parse(written)).isEmpty();
    }
}
