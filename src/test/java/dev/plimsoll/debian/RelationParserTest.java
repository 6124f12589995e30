package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelationParserTest {

    private final RelationParser parser = new RelationParser("amd64");

    @Test
    void reads_alternatives_and_bounds() {
        assertThat(
                        parser.dependencies(
                                "libc6 (>= 2.34), default-mta | mail-transport-agent, a (<<2), b (= 1:3-4)"))
                .extracting(Dependency::toString)
                .containsExactly(
                        "libc6 (>= 2.34)",
                        "default-mta | mail-transport-agent",
                        "a (<< 2)",
                        "b (= 1:3-4)");
    }

    @Test
    void drops_the_qualifiers_that_mean_this_architecture() {
        assertThat(parser.dependencies("python3:any, perl:native, gcc:amd64, wine:i386"))
                .extracting(Dependency::toString)
                .containsExactly("python3", "perl", "gcc", "wine:i386");
    }

    @Test
    void leaves_out_other_architectures_and_profiles() {
        assertThat(
                        parser.dependencies(
                                "a [amd64], b [!amd64], c [arm64 i386], d [linux-any], e <!nocheck>, f <stage1>, g (>= 1) [!i386] <!nodoc>"))
                .extracting(Dependency::toString)
                .containsExactly("a", "d", "e", "g (>= 1)");
    }

    @Test
    void takes_the_old_single_signs_as_inclusive() {
        assertThat(parser.dependencies("a (> 1), b (< 1)"))
                .extracting(Dependency::toString)
                .containsExactly("a (>= 1)", "b (<= 1)");
    }

    @Test
    void provides_have_a_version_only_where_it_is_exact() {
        assertThat(parser.provisions("awk, libz (= 1.3), x (>= 1)"))
                .extracting(provision ->
                        provision.name() + provision.version().map(v -> "=" + v).orElse(""))
                .containsExactly("awk", "libz=1.3", "x");
    }

    @Test
    void survives_nonsense() {
        assertThat(parser.dependencies(",,|(,)>< [ ( <, a (, b (>>> 1)"))
                .extracting(Dependency::toString)
                .contains("b");
    }
}
