package dev.plimsoll.alpine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.shell.GetoptArguments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApkResolverTest {

    private static final ApkIndex INDEX =
            ApkIndex.parse(
                    List.of(
                            """
                            P:gcc
                            V:13.2.1-r1
                            S:100
                            I:8192
                            D:so:libz.so.1 binutils>=2.40 !clang

                            P:zlib
                            V:1.3.1-r0
                            S:10
                            I:6552
                            p:so:libz.so.1=1.3.1

                            P:binutils
                            V:2.41-r0
                            I:100

                            P:zlib-ng
                            V:2-r0
                            p:so:libz.so.1=2
                            k:100

                            P:gcc-doc
                            V:13.2.1-r1
                            i:docs gcc=13.2.1-r1

                            """));

    private static List<String> add(Map<String, String> installed, String... atoms) {
        return new ApkResolver(INDEX, installed)
                .add(List.of(atoms)).added().stream().map(ApkPackage::name).toList();
    }

    @Test
    void takes_the_closure_over_what_packages_provide() {
        assertThat(add(Map.of(), "gcc")).containsExactly("gcc", "zlib-ng", "binutils");
        assertThat(add(Map.of("zlib", "1.3.1-r0"), "gcc")).containsExactly("gcc", "binutils");
    }

    @Test
    void what_is_missing_is_told() {
        assertThat(new ApkResolver(INDEX, Map.of()).add(List.of("nope", "binutils>3")).missing())
                .hasSize(2);
        assertThat(add(Map.of(), "binutils~2.41")).containsExactly("binutils");
    }

    @Test
    void install_if_adds_what_fits() {
        assertThat(add(Map.of("docs", "1", "zlib", "1.3.1-r0", "binutils", "2.41-r0"), "gcc"))
                .containsExactly("gcc", "gcc-doc");
    }

    @Test
    void a_round_number_of_blocks_is_reckoned_down() {
        assertThat(INDEX.named("gcc").orElseThrow().files()).isEqualTo(Math.round(8192 * 0.89));
        assertThat(INDEX.named("zlib").orElseThrow().files()).isEqualTo(6552);
    }

    /** Pairs in apk's order; apk-tools' own {@code test/version.data} has more of them. */
    @ParameterizedTest
    @CsvSource({
        "1.2, 1.10",
        "1.0_rc1, 1.0",
        "1.0, 1.0_p1",
        "1.0-r1, 1.0-r2",
        "1.0, 1.0a",
        "1.0_alpha2, 1.0_beta1",
        "2.9, 10.0",
        "1.0.9, 1.1",
        "1.0, 1.0.1"
    })
    void sorts_versions(String earlier, String later) {
        assertThat(new ApkVersion(earlier)).isLessThan(new ApkVersion(later));
        assertThat(new ApkVersion(later)).isGreaterThan(new ApkVersion(earlier));
    }

    @Test
    void reads_options_before_and_after_the_applet() {
        var command =
                ApkCommand.recognise(
                                List.of(
                                        "apk",
                                        "--no-cache",
                                        "add",
                                        "--virtual=.b",
                                        "-U",
                                        "gcc",
                                        "-t",
                                        "x",
                                        "musl-dev"))
                        .orElseThrow();
        assertThat(command.isWithoutCache()).isTrue();
        assertThat(command.virtualName()).contains(".b");
        assertThat(command.packages())
                .extracting(GetoptArguments.Operand::index)
                .containsExactly(5, 8);
        assertThat(command.has("-U")).isTrue();
    }
}
