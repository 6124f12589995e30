package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the tables of pypa/packaging, tests/test_version.py. */
class VersionTest {

    static Stream<List<String>> normalized() {
        return Stream.concat(
                Table.rows("versions-normalized.tsv"), Table.rows("versions-in-order.tsv"));
    }

    @ParameterizedTest
    @MethodSource("normalized")
    void has_one_normal_form(List<String> row) {
        assertThat(Version.parse(row.get(0))).map(Version::toString).contains(row.get(1));
    }

    static Stream<List<String>> invalid() {
        return Table.rows("versions-invalid.tsv");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void is_empty_where_the_text_is_no_version(List<String> row) {
        assertThat(Version.parse(row.getFirst())).isEmpty();
    }

    @Test
    void is_ordered_as_the_table() {
        List<Version> ordered =
                Table.rows("versions-in-order.tsv")
                        .map(row -> Version.parse(row.getFirst()).orElseThrow())
                        .toList();
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                Version left = ordered.get(i);
                Version right = ordered.get(j);
                // two spellings of one version stand side by side in the table
                int wanted = left.toString().equals(right.toString()) ? 0 : Integer.compare(i, j);
                assertThat(Integer.signum(left.compareTo(right)))
                        .as("%s and %s", left, right)
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void counts_missing_numbers_as_zero() {
        assertThat(Version.parse("1.0"))
                .isEqualTo(Version.parse("1.0.0"))
                .hasSameHashCodeAs(Version.parse("1"));
    }

    @Test
    void reads_its_own_normal_form_back() {
        Random random = new Random(11);
        String alphabet = "0123456789.!+-_abcrpostdev";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("1");
            for (int n = random.nextInt(12); n > 0; n--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            Version.parse(text.toString())
                    .ifPresent(version ->
                            assertThat(Version.parse(version.toString())).contains(version));
        }
        assertThat(Version.parse("9".repeat(5_000))).isEmpty();
    }
}
