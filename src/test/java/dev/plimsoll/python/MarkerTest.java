package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the tables of pypa/packaging, tests/test_markers.py. */
class MarkerTest {

    static final Interpreter PYTHON_3_11 =
            new Interpreter(Version.parse("3.11.7").orElseThrow(), "x86_64", new Libc.Glibc(36));

    static Stream<List<String>> valid() {
        return Table.rows("markers-valid.tsv");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void reads(List<String> row) {
        assertThat(Marker.parse(row.getFirst())).isPresent();
    }

    static Stream<List<String>> invalid() {
        return Table.rows("markers-invalid.tsv");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void is_empty_where_the_text_is_no_marker(List<String> row) {
        assertThat(Marker.parse(row.getFirst())).isEmpty();
    }

    static Stream<List<String>> evaluated() {
        return Table.rows("markers-evaluated.tsv");
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void evaluates(List<String> row) {
        MarkerEnvironment environment = PYTHON_3_11.environment();
        for (String pair : row.get(1).split(" \\| ", -1)) {
            int equals = pair.indexOf('=');
            environment = environment.with(pair.substring(0, equals), pair.substring(equals + 1));
        }
        assertThat(Marker.parse(row.get(0)).orElseThrow().holds(environment))
                .isEqualTo(Boolean.parseBoolean(row.get(2)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    python_version < "3.13"                                                  | true
                    python_version < "3.8"                                                   | false
                    python_version in "3.11, 3.12"                                           | true
                    python_full_version >= "3.11.4"                                          | true
                    sys_platform == "linux" and implementation_name == "cpython"             | true
                    sys_platform == "win32" or os_name == "posix" and platform_machine == "arm64" | false
                    (sys_platform == "win32" or os_name == "posix") and "x86" in platform_machine | true
                    platform_python_implementation != "PyPy"                                 | true
                    "3.9" < python_version                                                   | true
                    """)
    void knows_the_interpreter(String marker, boolean holds) {
        assertThat(Marker.parse(marker).orElseThrow().holds(PYTHON_3_11.environment()))
                .isEqualTo(holds);
    }

    @Test
    void does_not_follow_parentheses_for_ever() {
        assertThat(Marker.parse("(".repeat(100_000) + "os_name == 'posix'" + ")".repeat(100_000)))
                .isEmpty();
    }
}
