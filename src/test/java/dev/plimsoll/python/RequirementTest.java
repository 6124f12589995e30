package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the tables of pypa/packaging, tests/test_requirements.py. */
class RequirementTest {

    static Stream<List<String>> parsed() {
        return Table.rows("requirements-parsed.tsv");
    }

    @ParameterizedTest
    @MethodSource("parsed")
    void reads(List<String> row) {
        Requirement read = Requirement.parse(row.get(0)).orElseThrow();
        assertThat(read.name()).isEqualTo(row.get(1));
        assertThat(String.join(",", read.extras())).isEqualTo(row.get(2));
        assertThat(read.specifier()).hasToString(row.get(3));
        assertThat(read.url().orElse("")).isEqualTo(row.get(4));
        assertThat(read.marker().isPresent()).isEqualTo(row.get(5).equals("marker"));
    }

    static Stream<List<String>> invalid() {
        return Table.rows("requirements-invalid.tsv");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void is_empty_where_the_text_is_no_requirement(List<String> row) {
        assertThat(Requirement.parse(row.getFirst())).isEmpty();
    }

    @Test
    void holds_for_the_extras_that_are_wanted() {
        Requirement h2 = Requirement.parse("h2<5,>=3; extra == 'http2'").orElseThrow();
        assertThat(h2.appliesIn(MarkerTest.PYTHON_3_11.environment(), List.of())).isFalse();
        assertThat(h2.appliesIn(MarkerTest.PYTHON_3_11.environment(), List.of("brotli", "http2")))
                .isTrue();
    }

    @Test
    void shows_no_url() {
        assertThat(Requirement.parse("a @ https://user:secret@example.org/a.whl").orElseThrow())
                .hasToString("a @ a URL");
    }
}
