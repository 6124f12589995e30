package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What linters and fixers of Dockerfiles get wrong on real files: alarms that are none, and repairs
 * that damage. Every case is one that was seen, made small.
 */
class KnownMistakesTest {

    private static final RepositoryPath DOCKERFILE = new RepositoryPath("Dockerfile");

    private static final String SLIM = "FROM python:3.11-slim\n";

    private final Analyzer analyzer = new Analyzer(MutatedDockerfilesTest.offline(), Catalog.RULES);

    private Analysis analyze(String dockerfile) {
        return analyzer.analyze(
                AnalysisRequest.of(
                        MemorySnapshot.of(
                                Map.of(
                                        "Dockerfile",
                                        dockerfile,
                                        ".dockerignore",
                                        "Dockerfile\n.dockerignore\n.git\n",
                                        "app.py",
                                        "print()\n",
                                        "requirements.txt",
                                        "flask==3.0.3\n")),
                        Optional.empty()));
    }

    private List<String> found(String dockerfile) {
        return analyze(dockerfile).images().stream()
                .flatMap(image -> image.findings().stream())
                .map(finding -> finding.rule().value())
                .distinct()
                .toList();
    }

    private String fixed(String dockerfile) {
        return analyze(dockerfile).fixed().getOrDefault(DOCKERFILE, dockerfile);
    }

    @Test
    void a_cache_that_does_not_stay_is_no_alarm() {
        for (String run :
                List.of(
                        "RUN --mount=type=cache,target=/root/.cache/pip pip install flask==3.0.3\n",
                        "RUN --mount=type=cache,target=/root/.cache pip install flask==3.0.3\n",
                        "ENV PIP_NO_CACHE_DIR=off\nRUN pip install flask==3.0.3\n",
                        "ENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,id=pip,target=/c pip install flask==3.0.3\n",
                        "RUN --mount=type=tmpfs,target=/root/.cache pip install flask==3.0.3\n"))
            assertThat(found(SLIM + run)).as(run).doesNotContain("pip-cache");
    }

    /** {@code dist-clean} is what docker-library's own Dockerfiles call on trixie. */
    @Test
    void lists_that_are_removed_in_another_spelling_are_no_alarm() {
        for (String removal :
                List.of(
                        "rm -rf /var/lib/apt/lists",
                        "rm -rf /var/lib/apt/lists/",
                        "rm -r /var/lib/apt/lists/*",
                        "rm -rf /var/cache/apt /var/lib/apt/lists",
                        "apt-get dist-clean",
                        "apt-get distclean"))
            assertThat(
                            found(
                                    SLIM
                                            + "RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && "
                                            + removal
                                            + "\n"))
                    .as(removal)
                    .doesNotContain("apt-lists");
    }

    @Test
    void a_base_that_is_slim_already_or_does_not_ship_is_no_alarm() {
        for (String dockerfile :
                List.of(
                        "ARG VERSION=3.11-slim\nFROM python:$VERSION\nCOPY app.py /\n",
                        "FROM python:3.11 AS build\nRUN echo x > /x\nFROM python:3.11-slim\nCOPY --from=build /x /x\n",
                        "FROM python:3.11-slim AS base\nFROM base\nCOPY app.py /\n",
                        "FROM python:3.11-alpine\nCOPY app.py /\n"))
            assertThat(found(dockerfile)).as(dockerfile).doesNotContain("full-base-image");
    }

    @Test
    void an_owner_that_is_so_already_is_no_alarm() {
        assertThat(found(SLIM + "COPY --chown=1001:1001 . /app\nRUN chown -R 1001:1001 /app\n"))
                .doesNotContain("copied-by-chown");
    }

    @Test
    void what_a_run_undoes_itself_is_no_alarm() {
        for (String run :
                List.of(
                        "RUN apk update && apk add --no-cache curl && rm -rf /var/cache/apk/*\n",
                        "RUN apk add --no-cache --virtual .build gcc musl-dev && apk del .build\n"))
            assertThat(found("FROM python:3.11-alpine\n" + run))
                    .as(run)
                    .doesNotContain("apk-cache", "build-tools-in-image", "late-cleanup");
    }

    /**
     * Environments are hard links into conda's package folder: cleaned by the same RUN, nothing
     * stays; and no Python of conda's has a slim sibling or a virtual environment to part.
     */
    @Test
    void conda_that_cleans_up_after_itself_is_no_alarm() {
        for (String run :
                List.of(
                        "RUN conda install -y numpy && conda clean -afy\n",
                        "RUN mamba install -y numpy && mamba clean --all -f -y\n",
                        "RUN --mount=type=cache,target=/opt/conda/pkgs conda install -y numpy\n",
                        "RUN conda env update -n base -f environment.yml && conda clean --all --yes\n",
                        "RUN conda install -y pip && pip install --no-cache-dir flask==3.0.3\n"))
            for (String base :
                    List.of("continuumio/miniconda3:24.1.2-0", "condaforge/mambaforge:24.3.0-0"))
                assertThat(found("FROM " + base + "\n" + run))
                        .as(base + " " + run)
                        .doesNotContain(
                                "late-cleanup",
                                "full-base-image",
                                "single-stage-build",
                                "pip-cache",
                                "lighter-package");
    }

    /** An ONBUILD runs in another image's build: here it adds nothing and breaks nothing. */
    @Test
    void what_onbuild_announces_is_not_built_here() {
        String dockerfile =
                SLIM
                        + "ONBUILD COPY requirements.txt /tmp/\n"
                        + "ONBUILD RUN apt-get update && apt-get install -y gcc && pip install -r /tmp/requirements.txt\n"
                        + "ONBUILD RUN chown -R app /app\n";
        assertThat(found(dockerfile)).isEmpty();
        assertThat(fixed(dockerfile)).isEqualTo(dockerfile);
    }

    @Test
    void an_onbuild_between_others_stays_where_it_is() {
        String onbuild = "ONBUILD COPY . /srv\n";
        String dockerfile =
                SLIM
                        + "RUN apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev\n"
                        + onbuild
                        + "COPY requirements.txt .\nRUN pip install -r requirements.txt\n";
        assertThat(fixed(dockerfile)).contains(onbuild).doesNotContain("AS builder");
    }

    /** healthchecks removes a folder that does not exist; the lists stay all the same. */
    @Test
    void a_removal_of_the_wrong_folder_is_not_taken_for_one() {
        assertThat(
                        found(
                                SLIM
                                        + "RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/apt/cache\n"))
                .contains("apt-lists");
    }

    /** One fixer took the group from {@code useradd -G sudo frappe}, another inserted pipefail. */
    @Test
    void words_that_only_look_like_a_smell_stay() {
        for (String line :
                List.of(
                        "RUN useradd -m -G sudo frappe\n",
                        "RUN echo a | tee /b\n",
                        "RUN mkdir -p /usr/src/data && rm -rf /usr/src/data\n",
                        "HEALTHCHECK --interval=5s CMD python -c 'import urllib.request as u; u.urlopen(\"http://localhost\")'\n",
                        "RUN case \"$TARGETARCH\" in arm*) echo a ;; *) echo b ;; esac\n"))
            assertThat(fixed(SLIM + line)).isEqualTo(SLIM + line);
    }

    /** An unquoted {@code >=} is a redirection: the words after it are no requirement. */
    @Test
    void an_unquoted_comparison_stays_as_it_is() {
        assertThat(fixed(SLIM + "RUN pip install flask>=3.0 && echo done\n"))
                .isEqualTo(SLIM + "RUN pip install --no-cache-dir flask>=3.0 && echo done\n");
    }

    @Test
    void flags_comments_and_blank_lines_inside_of_an_instruction_stay() {
        String nasty =
                """
                # syntax=docker/dockerfile:1
                FROM --platform=$BUILDPLATFORM python:3.11-slim AS app
                RUN apt-get update \\
                    # a comment that ends like a continuation \\
                    && apt-get install -y --no-install-recommends \\

                        libpq5 \\  \s
                # at the margin
                        libffi8
                HEALTHCHECK --interval=30s --timeout=3s CMD python -c "import sys; sys.exit(0)" || exit 1
                RUN case "$TARGETARCH" in amd64) echo a > /a ;; *) echo b > /b ;; esac
                CMD ["python", "/app.py"]\
                """;
        assertThat(fixed(nasty))
                .isEqualTo(
                        nasty.replace(
                                "        libffi8\n",
                                "        libffi8 \\\n    && rm -rf /var/lib/apt/lists/*\n"));
    }

    @Test
    void a_mounted_cache_keeps_its_command() {
        String dockerfile =
                SLIM
                        + "RUN --mount=type=cache,target=/root/.cache/pip pip install -r /requirements-container.txt\n"
                        + "RUN pip install --no-cache-dir --editable .\n";
        assertThat(fixed(dockerfile)).isEqualTo(dockerfile);
    }

    @Test
    void line_ends_the_byte_order_mark_and_a_missing_last_newline_stay() {
        assertThat(fixed("\uFEFFFROM python:3.11-slim\r\nRUN apt-get update\r\nUSER nobody"))
                .isEqualTo(
                        "\uFEFFFROM python:3.11-slim\r\nRUN apt-get update \\\r\n    && rm -rf /var/lib/apt/lists/*\r\nUSER nobody");
    }

    @Test
    void a_heredoc_and_what_looks_like_a_comment_in_it_stay() {
        String dockerfile =
                """
                FROM python:3.11-slim
                RUN <<EOF
                # no comment of the file
                apt-get update
                rm -rf /var/lib/apt/lists/*
                EOF
                COPY <<-'SETTINGS' /etc/app.conf
                \t# kept
                \tlevel = info
                SETTINGS
                """;
        assertThat(fixed(dockerfile)).isEqualTo(dockerfile);
    }

    /** What another stage repeats is its own: PATH, EXPOSE and the like are not inherited. */
    @Test
    void what_two_stages_both_say_stays_in_both() {
        String dockerfile =
                """
                FROM python:3.11-slim AS build
                ENV PATH=/opt/venv/bin:$PATH
                EXPOSE 80
                RUN python -m venv /opt/venv
                FROM python:3.11-slim
                ENV PATH=/opt/venv/bin:$PATH
                EXPOSE 80
                COPY --from=build /opt/venv /opt/venv
                """;
        assertThat(fixed(dockerfile)).isEqualTo(dockerfile);
    }

    @Test
    void a_template_and_a_base_without_a_name_are_left_alone() {
        for (String dockerfile :
                List.of(
                        "ARG FROM\nFROM ${FROM}\nRUN apt-get update\n",
                        "FROM python:{{ version }}\nRUN apt-get update\n"))
            assertThat(analyze(dockerfile).fixed()).as(dockerfile).isEmpty();
    }
}
