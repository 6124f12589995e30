package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.RuleTester;
import org.junit.jupiter.api.Test;

class AptListsTest {

    private final RuleTester rule = RuleTester.of(new AptLists()).with(new FakeAptGet());

    @Test
    void removes_the_lists_where_they_are_made() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN apt-get update && apt-get install -y git
                CMD ["python"]
                """,
                """
                FROM python:3.11-slim
                RUN apt-get update && apt-get install -y git \\
                    && rm -rf /var/lib/apt/lists/*
                CMD ["python"]
                """);
    }

    @Test
    void joins_update_and_install_of_consecutive_instructions() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN apt-get update
                RUN apt-get install -y git
                """,
                """
                FROM python:3.11-slim
                RUN apt-get update \\
                    && apt-get install -y git \\
                    && rm -rf /var/lib/apt/lists/*
                """);
    }

    @Test
    void is_silent_where_an_instruction_further_down_still_installs() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN apt-get update
                COPY . /app
                RUN apt-get install -y git
                """);
    }

    @Test
    void is_silent_on_lists_that_are_removed_or_lie_on_a_mount() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*
                """);
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y git
                """);
    }

    @Test
    void is_silent_in_a_stage_that_does_not_ship() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim AS builder
                RUN apt-get update && apt-get install -y git
                FROM python:3.11-slim
                COPY --from=builder /usr/lib/git /usr/lib/git
                """);
    }
}
