package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.rule.RuleTester;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipUpgradeTest {

    private final RuleTester rule =
            RuleTester.of(new PipUpgrade()).with(new FakePip()).with(withPip("24.0"));

    private static FakePorts withPip(String version) {
        Inventory inventory =
                new Inventory(
                        "debian",
                        Optional.of("bookworm"),
                        InstalledPackages.NONE,
                        Map.of(),
                        new AptSources(List.of()),
                        List.of(),
                        Optional.of("3.11.9"),
                        Map.of("pip", version));
        return new FakePorts().inventory("python:3.11-slim", inventory);
    }

    @Test
    void is_taken_before_a_fix_of_the_command_that_it_removes() {
        assertThat(Catalog.RULES)
                .extracting(each -> each.id().value())
                .containsSubsequence("pip-upgrade", "pip-cache");
    }

    @Test
    void removes_the_first_command_of_a_chain() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN pip install --upgrade pip && pip install -r requirements.txt
                """,
                """
                FROM python:3.11-slim
                RUN pip install -r requirements.txt
                """);
    }

    @Test
    void removes_the_command_with_its_line() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN true \\
                    && pip install -U pip \\
                    && pip install flask
                """,
                """
                FROM python:3.11-slim
                RUN true \\
                    && pip install flask
                """);
    }

    @Test
    void removes_a_run_of_its_own() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN python -m pip install --no-cache-dir --upgrade pip
                RUN pip install flask
                """,
                """
                FROM python:3.11-slim
                RUN pip install flask
                """);
    }

    @Test
    void is_not_safe_where_the_base_images_pip_is_old() {
        rule.with(withPip("9.0.1"))
                .proposes(
                        """
                        FROM python:3.11-slim
                        RUN pip install --upgrade pip
                        """,
                        "twice");
    }

    @Test
    void is_silent_where_a_version_or_another_package_is_asked_for() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN pip install --upgrade pip==24.2 && pip install --upgrade pip setuptools
                """);
    }

    @Test
    void is_silent_in_a_stage_that_does_not_ship() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim AS build
                RUN pip install --upgrade pip
                FROM python:3.11-slim
                """);
    }
}
