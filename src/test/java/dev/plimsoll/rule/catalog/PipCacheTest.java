package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipCacheTest {

    private final RuleTester rule = RuleTester.of(new PipCache()).with(new FakePip());

    @Test
    void switches_the_cache_off() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN pip install flask==3.0.3
                """,
                """
                FROM python:3.11-slim
                RUN pip install --no-cache-dir flask==3.0.3
                """);
    }

    @Test
    void changes_every_call_of_a_run_and_nothing_else() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN python -m pip install \\
                        # the framework
                        flask==3.0.3 \\
                    && pip --quiet install "gunicorn==23.0.0"
                """,
                """
                FROM python:3.11-slim
                RUN python -m pip install --no-cache-dir \\
                        # the framework
                        flask==3.0.3 \\
                    && pip --quiet install --no-cache-dir "gunicorn==23.0.0"
                """);
    }

    @Test
    void is_silent_where_the_cache_is_a_mount() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN --mount=type=cache,target=/root/.cache pip install flask==3.0.3
                """);
    }

    @Test
    void is_silent_where_the_cache_is_a_mount_somewhere_else() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                ENV PIP_CACHE_DIR=/tmp/pip-cache
                RUN --mount=type=cache,target=/tmp/pip-cache pip install flask==3.0.3
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "off", "true"})
    void is_silent_where_a_variable_of_any_value_switches_it_off(String value) {
        rule.isSilentOn(
                "FROM python:3.11-slim\nENV PIP_NO_CACHE_DIR=%s\nRUN pip install flask==3.0.3\n"
                        .formatted(value));
    }

    @Test
    void is_silent_where_the_same_run_removes_it() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN pip install flask==3.0.3 && rm -rf /root/.cache
                """);
    }

    @Test
    void leaves_a_later_removal_to_late_cleanup() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN pip install flask==3.0.3
                RUN rm -rf /root/.cache
                """);
    }

    @Test
    void is_silent_in_a_stage_that_does_not_ship() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim AS build
                RUN pip install flask==3.0.3
                FROM python:3.11-slim
                COPY --from=build /usr/local/lib /usr/local/lib
                """);
    }

    @Test
    void tells_what_it_cannot_edit() {
        rule.finds(
                """
                FROM python:3.11-slim
                ENV VERB=install
                RUN pip $VERB flask==3.0.3
                """,
                "cache");
    }
}
