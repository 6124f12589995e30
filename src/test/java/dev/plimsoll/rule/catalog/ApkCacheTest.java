package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.rule.RuleTester;
import org.junit.jupiter.api.Test;

class ApkCacheTest {

    private final RuleTester rule =
            RuleTester.of(new ApkCache())
                    .with(new FakePorts().image("alpine:3.20", ImageConfig.EMPTY, 8_000_000))
                    .with(new FakeApk());

    @Test
    void switches_the_cache_off_wherever_an_index_is_written() {
        rule.rewrites(
                """
                FROM alpine:3.20
                RUN apk update && apk add curl
                """,
                """
                FROM alpine:3.20
                RUN apk update --no-cache && apk add --no-cache curl
                """);
    }

    @Test
    void is_silent_where_the_same_run_removes_it() {
        rule.isSilentOn(
                """
                FROM alpine:3.20
                RUN apk update && apk add curl && rm -rf /var/cache/apk/*
                """);
    }

    @Test
    void is_silent_where_the_cache_is_a_mount() {
        rule.isSilentOn(
                """
                FROM alpine:3.20
                RUN --mount=type=cache,target=/var/cache/apk apk add curl
                """);
    }

    @Test
    void leaves_a_later_removal_to_late_cleanup() {
        rule.isSilentOn(
                """
                FROM alpine:3.20
                RUN apk add curl
                RUN rm -rf /var/cache/apk
                """);
    }
}
