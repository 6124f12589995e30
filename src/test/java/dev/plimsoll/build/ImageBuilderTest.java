package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageBuilderTest {

    private final BuildTester tester = BuildTester.simple();

    @Test
    void an_image_weighs_its_base_and_what_it_copies() {
        BuiltImage image =
                tester.file("app/main.py", 1000)
                        .file("app/data.bin", 500)
                        .build(
                                """
                                FROM python:3.11-slim
                                WORKDIR /app
                                COPY app/ .
                                """);
        assertThat(image.uncompressed())
                .isEqualTo(new Size(120_001_500, 120_001_500, 120_001_500, true));
        assertThat(image.layers()).hasSize(3);
        assertThat(image.config().workingDirectory()).isEqualTo("/app");
    }

    @Test
    void exactly_run_copy_and_add_make_layers() {
        BuiltImage image =
                tester.file("a", 1)
                        .build(
                                """
                                FROM python:3.11-slim
                                ENV A=1
                                RUN true
                                COPY a /a
                                WORKDIR /x
                                ADD a /b
                                USER nobody
                                """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(0L, 1L, 1L);
    }

    @Test
    void a_base_without_a_name_is_refused() {
        BuiltImage image =
                tester.build(
                        """
                        ARG VERSION
                        FROM python:${VERSION}
                        """);
        assertThat(image.refused())
                .contains("the base image cannot be named: ARG VERSION has no value");
    }

    @Test
    void a_base_that_cannot_be_read_is_refused_with_the_reason() {
        BuiltImage image = tester.build("FROM nowhere:1\n");
        assertThat(image.refused())
                .contains("the image nowhere:1 cannot be read: there is none in this test");
        assertThat(image.layers()).isEmpty();
    }

    @Test
    void arguments_of_the_request_beat_defaults_and_defaults_name_the_base() {
        String dockerfile =
                """
                ARG TAG=3.11-slim
                FROM python:${TAG}
                ARG TAG
                ARG MODE=dev
                ENV MODE=$MODE TAG=$TAG
                """;
        assertThat(tester.build(dockerfile).config().environment())
                .containsAllEntriesOf(Map.of("MODE", "dev", "TAG", "3.11-slim"));
        assertThat(tester.argument("MODE", "prod").build(dockerfile).config().environment())
                .containsEntry("MODE", "prod");
    }

    @Test
    void only_needed_stages_are_built() {
        BuiltImage image =
                tester.file("a", 10)
                        .build(
                                """
                                FROM unknown:1 AS unused
                                FROM python:3.11-slim AS builder
                                COPY a /out/a
                                FROM python:3.11-slim AS test
                                FROM scratch
                                COPY --from=builder /out /out
                                """);
        assertThat(image.stages()).extracting(stage -> stage.stage().index()).containsExactly(1, 3);
        assertThat(BuildTester.ownLayers(image)).containsExactly(10L);
    }

    @Test
    void a_target_ships_instead_of_the_last_stage() {
        BuiltImage image =
                tester.file("a", 10)
                        .target("small")
                        .build(
                                """
                                FROM scratch AS small
                                COPY a /a
                                FROM unknown:1
                                """);
        assertThat(image.uncompressed().bytes()).isEqualTo(10);
    }

    @Test
    void a_stage_inherits_files_and_configuration_of_its_parent() {
        BuiltImage image =
                tester.file("a", 10)
                        .build(
                                """
                                FROM python:3.11-slim AS base
                                ENV A=1
                                WORKDIR /srv
                                USER app
                                COPY a .
                                FROM base
                                RUN rm /srv/a
                                """);
        assertThat(image.config().environment()).containsEntry("A", "1");
        assertThat(image.config().user()).isEqualTo("app");
        assertThat(BuildTester.ownLayers(image)).containsExactly(10L, 0L);
        assertThat(BuildTester.visible(image, "/srv")).isZero();
    }

    @Test
    void what_a_base_has_on_build_runs_right_after_from() {
        ImageConfig config =
                new ImageConfig(
                        Map.of(),
                        "",
                        "/app",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of("COPY req.txt ."),
                        Map.of());
        FakePorts ports = new FakePorts().image("company:1", config, 5);
        BuiltImage image =
                new BuildTester(ports).file("req.txt", 7).build("FROM company:1\nRUN rm req.txt\n");
        assertThat(BuildTester.ownLayers(image)).containsExactly(7L, 0L);
        assertThat(image.shipped().steps().getFirst().triggered()).isTrue();
    }

    @Test
    void copying_from_a_stage_writes_what_can_be_seen_there_again() {
        BuiltImage image =
                tester.file("keep", 10)
                        .file("drop", 100)
                        .build(
                                """
                                FROM scratch AS one
                                COPY keep drop /d/
                                RUN ["rm", "/d/drop"]
                                FROM scratch
                                COPY --from=one /d /e
                                COPY --from=0 /d/keep /f/
                                """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(10L, 10L);
        assertThat(BuildTester.visible(image, "/f/keep")).isEqualTo(10);
    }

    @Test
    void an_official_base_holds_nothing_where_applications_are_put() {
        BuiltImage image =
                tester.file("app.py", 10)
                        .build(
                                """
                                FROM python:3.11-slim AS one
                                COPY app.py /usr/src/app/wheels/
                                FROM scratch
                                COPY --from=one /usr/src/app/wheels /wheels
                                """);
        assertThat(image.unknown()).isEmpty();
    }

    @Test
    void what_a_base_holds_at_a_path_is_not_known() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim AS one
                        FROM scratch
                        COPY --from=one /usr/local/lib /lib
                        """);
        assertThat(image.unknown())
                .containsExactly(
                        "how much of base:python:3.11-slim lies in /usr/local/lib is not known");
        assertThat(image.uncompressed().complete()).isFalse();
    }

    @Test
    void a_source_that_does_not_exist_or_is_ignored_is_a_problem() {
        BuiltImage image =
                tester.file(".dockerignore", "secret\n")
                        .file("secret", 3)
                        .build(
                                """
                                FROM scratch
                                COPY gone /a
                                COPY secret /b
                                """);
        assertThat(image.problems())
                .extracting(problem -> problem.line().orElse(0))
                .containsExactly(2, 3);
        assertThat(image.unknown()).hasSize(2);
    }

    @Test
    void patterns_fit_one_level_and_several_sources_go_into_a_folder() {
        BuiltImage image =
                tester.file("a.txt", 1)
                        .file("b.txt", 2)
                        .file("sub/c.txt", 4)
                        .build(
                                """
                                FROM scratch
                                COPY *.txt /x/
                                COPY a.txt sub /y/
                                """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(3L, 5L);
        assertThat(BuildTester.visible(image, "/y/c.txt")).isEqualTo(4);
    }

    @Test
    void excludes_and_parents_shape_what_is_copied() {
        BuiltImage image =
                tester.file("src/a.py", 1)
                        .file("src/t/test.py", 2)
                        .build(
                                """
                                FROM scratch
                                COPY --exclude=t src /x
                                COPY --parents src/t/test.py /y/
                                """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(1L, 2L);
        assertThat(BuildTester.visible(image, "/y/src/t/test.py")).isEqualTo(2);
    }

    @Test
    void large_files_weigh_what_their_pointer_says_and_submodules_are_unknown() {
        BuiltImage image =
                tester.file(".gitattributes", "*.bin filter=lfs\n")
                        .file(
                                "model.bin",
                                """
                                version https://git-lfs.github.com/spec/v1
                                oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
                                size 123456789
                                """)
                        .file("vendor", 0)
                        .kind("vendor", Entry.Kind.SUBMODULE)
                        .build("FROM scratch\nCOPY model.bin vendor /\n");
        assertThat(BuildTester.ownLayers(image)).containsExactly(123_456_789L);
        assertThat(image.unknown()).containsExactly("what the submodule vendor holds is not known");
    }

    @Test
    void downloads_name_the_host_and_no_credential() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim
                        ADD https://user:token@example.org/x.tgz?key=1 /x
                        RUN curl -o /y https://user:token@example.org/y && make install
                        """);
        assertThat(image.unknown())
                .containsExactly(
                        "what ADD downloads from example.org is not known",
                        "what `curl` downloads from example.org is not known",
                        "what `make` writes is not known");
    }

    @Test
    void documents_are_files_and_scripts() {
        BuiltImage image =
                tester.build(
                        """
                        FROM scratch
                        COPY <<EOF /hello.txt
                        hello
                        EOF
                        RUN <<EOF
                        set -e
                        echo one > /one
                        rm /hello.txt
                        EOF
                        """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(6L, 4L);
        assertThat(BuildTester.visible(image, "/hello.txt")).isZero();
    }

    @Test
    void an_image_copied_from_is_known_as_a_whole() {
        FakePorts ports =
                new FakePorts().image("ghcr.io/astral-sh/uv:0.5", ImageConfig.EMPTY, 40_000_000);
        BuiltImage image =
                new BuildTester(ports)
                        .build(
                                """
                                FROM python:3.11-slim
                                COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /uvx /bin/
                                """);
        assertThat(BuildTester.ownLayers(image)).containsExactly(40_000_000L);
        assertThat(image.unknown()).isEmpty();
    }

    @Test
    void the_same_input_gives_the_same_image() {
        String dockerfile =
                """
                FROM python:3.11-slim
                COPY . /app
                RUN chown -R app /app && rm -rf /app/b
                """;
        tester.file("a/x", 10).file("b/y", 20);
        BuiltImage first = tester.build(dockerfile);
        assertThat(tester.build(dockerfile).layers())
                .extracting(Layer::createdBy, Layer::parts, Layer::unknown)
                .isEqualTo(
                        first.layers().stream()
                                .map(layer ->
                                        tuple(layer.createdBy(), layer.parts(), layer.unknown()))
                                .toList());
        assertThat(first.shipped().steps().get(1).instruction())
                .isInstanceOf(Instruction.Run.class);
    }

    @Test
    void who_wrote_a_file_is_the_last_step_that_changed_it() {
        BuiltImage image =
                tester.file("app/a", 10)
                        .file("app/b", 5)
                        .build(
                                """
                                FROM python:3.11-slim AS base
                                COPY app /app
                                FROM base
                                WORKDIR /app
                                RUN chown 1000 a
                                RUN true
                                """);
        BuiltStage shipped = image.shipped();
        assertThat(shipped.writerOf(ImagePath.of("/app/b")))
                .map(step -> step.layer().createdBy())
                .contains("COPY app /app");
        assertThat(shipped.writerOf(ImagePath.of("/app/a")))
                .map(step -> step.layer().createdBy())
                .contains("RUN chown 1000 a");
        assertThat(shipped.files().orElseThrow().origins()).hasSize(2);
    }
}
