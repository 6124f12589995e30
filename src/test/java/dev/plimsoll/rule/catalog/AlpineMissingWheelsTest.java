package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.rule.RuleTester;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlpineMissingWheelsTest {

    private static RuleTester rule(String... wheels) {
        FakePorts ports =
                new FakePorts().image("python:3.11-alpine", ImageConfig.EMPTY, 130_000_000);
        ports.python = new Index(List.of(wheels));
        return RuleTester.of(new AlpineMissingWheels()).with(ports).with(new FakePip());
    }

    /** Lists wheels by their file names; numpy had none for musl before 1.25. */
    private record Index(List<String> wheels) implements PythonIndex {
        @Override
        public Answer<List<DistributionFile>> files(PackageName project) {
            return Answer.known(
                    Stream.concat(wheels.stream(), Stream.of("numpy-1.24.4.tar.gz"))
                            .filter(name -> name.startsWith(project.value() + "-"))
                            .map(name ->
                                    new DistributionFile(
                                            project,
                                            name,
                                            "https://files.test/" + name,
                                            Optional.empty(),
                                            Optional.empty(),
                                            false,
                                            Optional.empty(),
                                            false))
                            .toList());
        }

        @Override
        public Answer<CoreMetadata> metadata(DistributionFile file) {
            return Answer.unknown("no metadata in this test");
        }

        @Override
        public Answer<WheelContents> contents(DistributionFile wheel) {
            return Answer.unknown("no contents in this test");
        }
    }

    private static final String GLIBC =
            "numpy-1.24.4-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";

    @Test
    void takes_the_slim_image_of_the_same_release() {
        rule(GLIBC)
                .rewrites(
                        """
                        FROM python:3.11-alpine
                        RUN pip install --no-cache-dir numpy==1.24.4
                        """,
                        """
                        FROM python:3.11-slim
                        RUN pip install --no-cache-dir numpy==1.24.4
                        """);
    }

    @Test
    void tells_and_does_not_move_what_apk_prepared() {
        var finding =
                rule(GLIBC)
                        .with("requirements.txt", "numpy==1.24.4\n")
                        .with(new FakeApk())
                        .finds(
                                """
                                FROM python:3.11-alpine
                                RUN apk add --no-cache gcc musl-dev
                                COPY requirements.txt .
                                RUN pip install -r requirements.txt
                                """,
                                "numpy: no wheel for musl");
        assertThat(finding.fix()).isEmpty();
    }

    @Test
    void is_silent_where_there_is_a_wheel_for_musl() {
        rule(GLIBC, "numpy-1.24.4-cp311-cp311-musllinux_1_1_x86_64.whl")
                .isSilentOn(
                        """
                        FROM python:3.11-alpine
                        RUN pip install numpy==1.24.4
                        """);
    }

    @Test
    void minds_the_architecture() {
        rule(GLIBC, "numpy-1.24.4-cp311-cp311-musllinux_1_1_aarch64.whl")
                .finds(
                        """
                        FROM python:3.11-alpine
                        RUN pip install numpy==1.24.4
                        """,
                        "numpy");
    }

    @Test
    void is_silent_where_no_wheel_would_help() {
        rule().isSilentOn(
                        """
                        FROM python:3.11-alpine
                        RUN pip install numpy==1.24.4
                        """);
    }

    @Test
    void is_silent_on_what_is_not_pinned() {
        rule(GLIBC)
                .isSilentOn(
                        """
                        FROM python:3.11-alpine
                        RUN pip install numpy
                        """);
    }

    @Test
    void is_silent_on_glibc() {
        rule(GLIBC)
                .isSilentOn(
                        """
                        FROM python:3.11-slim
                        RUN pip install numpy==1.24.4
                        """);
    }
}
