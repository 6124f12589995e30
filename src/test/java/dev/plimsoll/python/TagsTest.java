package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * File names against pypa/packaging, tests/test_utils.py; order of tags against packaging.tags on
 * CPython 3.11.
 */
class TagsTest {

    static Stream<List<String>> wheels() {
        return Table.rows("wheels-parsed.tsv");
    }

    @ParameterizedTest
    @MethodSource("wheels")
    void reads_wheel_names(List<String> row) {
        WheelFilename wheel = WheelFilename.parse(row.get(0)).orElseThrow();
        assertThat(wheel.project().value()).isEqualTo(row.get(1));
        assertThat(wheel.version()).hasToString(row.get(2));
        assertThat(wheel.build() < 0 ? "" : wheel.build() + wheel.buildSuffix())
                .isEqualTo(row.get(3));
        assertThat(wheel.tags().stream().map(Tag::toString).collect(Collectors.toSet()))
                .isEqualTo(new HashSet<>(Arrays.asList(row.get(4).split(" ", -1))));
    }

    static Stream<List<String>> noWheels() {
        return Table.rows("wheels-invalid.tsv");
    }

    @ParameterizedTest
    @MethodSource("noWheels")
    void is_empty_where_the_name_is_no_wheels(List<String> row) {
        assertThat(WheelFilename.parse(row.getFirst())).isEmpty();
    }

    static Stream<List<String>> sdists() {
        return Table.rows("sdists-parsed.tsv");
    }

    @ParameterizedTest
    @MethodSource("sdists")
    void reads_names_of_source_distributions(List<String> row) {
        assertThat(SdistFilename.parse(row.get(0)))
                .contains(
                        new SdistFilename(
                                new PackageName(row.get(1)),
                                Version.parse(row.get(2)).orElseThrow()));
        assertThat(SdistFilename.parse(row.get(0), new PackageName(row.get(1)))).isPresent();
    }

    @Test
    void splits_an_old_name_where_the_project_ends() {
        assertThat(
                        SdistFilename.parse(
                                        "zope-interface-5.0-1.tar.gz",
                                        new PackageName("zope-interface"))
                                .map(SdistFilename::version))
                .isEqualTo(Version.parse("5.0.post1"));
    }

    @ParameterizedTest
    @CsvSource({
        "cp311-cp311-manylinux_2_36_x86_64, true",
        "cp311-cp311-manylinux_2_37_x86_64, false",
        "cp311-cp311-manylinux2014_x86_64, true",
        "cp311-cp311-manylinux1_x86_64, true",
        "cp311-cp311-linux_x86_64, true",
        "cp311-cp311-musllinux_1_1_x86_64, false",
        "cp37-abi3-manylinux_2_17_x86_64, true",
        "cp312-abi3-manylinux_2_17_x86_64, false",
        "cp310-cp310-manylinux_2_17_x86_64, false",
        "cp311-none-any, true",
        "cp310-none-any, false",
        "py310-none-any, true",
        "py2-none-any, false",
        "py3-none-manylinux_2_17_x86_64, true",
        "py3-none-manylinux_2_17_aarch64, false",
    })
    void takes_what_the_interpreter_takes(String tag, boolean taken) {
        String[] parts = tag.split("-", -1);
        assertThat(
                        MarkerTest.PYTHON_3_11
                                .supportedTags()
                                .contains(new Tag(parts[0], parts[1], parts[2])))
                .isEqualTo(taken);
    }

    @Test
    void prefers_the_more_specific_wheel() {
        SupportedTags tags = MarkerTest.PYTHON_3_11.supportedTags();
        List<String> best =
                List.of(
                        "a-1-cp311-cp311-manylinux_2_34_x86_64.whl",
                        "a-1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
                        "a-1-cp311-cp311-manylinux2014_x86_64.whl",
                        "a-1-cp311-abi3-manylinux1_x86_64.whl",
                        "a-1-cp38-abi3-manylinux1_x86_64.whl",
                        "a-1-py3-none-manylinux1_x86_64.whl",
                        "a-1-py3-none-any.whl");
        assertThat(
                        best.stream()
                                .map(name ->
                                        tags.rank(WheelFilename.parse(name).orElseThrow())
                                                .orElseThrow()))
                .isSorted();
    }

    @Test
    void knows_musl_and_other_machines() {
        Libc musl = Libc.of("alpine", Optional.of("3.20")).orElseThrow();
        SupportedTags alpine =
                new Interpreter(Version.parse("3.12.1").orElseThrow(), "aarch64", musl)
                        .supportedTags();
        assertThat(alpine.contains(new Tag("cp312", "cp312", "musllinux_1_2_aarch64"))).isTrue();
        assertThat(alpine.contains(new Tag("cp312", "cp312", "manylinux2014_aarch64"))).isFalse();
        assertThat(Libc.of("debian", Optional.of("trixie"))).contains(new Libc.Glibc(41));
        assertThat(Libc.of("rhel", Optional.of("9"))).isEmpty();
    }
}
