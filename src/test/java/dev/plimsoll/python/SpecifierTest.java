package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the tables of pypa/packaging, tests/test_specifiers.py. */
class SpecifierTest {

    static Stream<List<String>> valid() {
        return Table.rows("specifiers-valid.tsv");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void reads(List<String> row) {
        assertThat(Specifier.parse(row.getFirst())).isPresent();
    }

    static Stream<List<String>> invalid() {
        return Table.rows("specifiers-invalid.tsv");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void is_empty_where_the_text_is_no_specifier(List<String> row) {
        assertThat(Specifier.parse(row.getFirst())).isEmpty();
    }

    static Stream<List<String>> contained() {
        return Table.rows("specifiers-contain.tsv");
    }

    @ParameterizedTest
    @MethodSource("contained")
    void contains(List<String> row) {
        SpecifierSet set = SpecifierSet.parse(row.get(0)).orElseThrow();
        assertThat(set.contains(row.get(1))).isEqualTo(Boolean.parseBoolean(row.get(2)));
    }

    static Stream<List<String>> filtered() {
        return Table.rows("specifiers-filter.tsv");
    }

    @ParameterizedTest
    @MethodSource("filtered")
    void filters_prereleases(List<String> row) {
        SpecifierSet set = SpecifierSet.parse(row.get(0)).orElseThrow();
        SpecifierSet.Prereleases rule =
                SpecifierSet.Prereleases.valueOf(row.get(1).toUpperCase(Locale.ROOT));
        assertThat(set.filter(list(row.get(2)), Function.identity(), rule))
                .isEqualTo(list(row.get(3)));
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" \\| ", -1));
    }

    @Test
    void says_what_it_pins() {
        assertThat(SpecifierSet.parse("==1.2.3,!=4").orElseThrow().pin()).contains("1.2.3");
        assertThat(SpecifierSet.parse("==1.2.*").orElseThrow().pin()).isEmpty();
        assertThat(SpecifierSet.parse("===x1").orElseThrow().pin()).contains("x1");
    }
}
