package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalTest {

    @Test
    void parts_of_one_formula_are_wrong_together() {
        Weight sum = Total.uncompressed(List.of(part("bytecode"), part("bytecode")));
        assertThat(sum.bytes()).isEqualTo(2_000_000);
        assertThat(sum.deviation()).isCloseTo(200_000, within(1.0));
    }

    @Test
    void parts_of_different_formulas_are_wrong_each_for_itself() {
        Weight sum = Total.uncompressed(List.of(part("bytecode"), part("apt:gcc=1")));
        assertThat(sum.deviation()).isCloseTo(141_421, within(1.0));
    }

    @Test
    void what_one_writer_packs_is_wrong_together() {
        List<Part> estimated = List.of(packed("wheel:a", 0.01), packed("wheel:b", 0.01));
        Weight sum = Total.compressed(estimated);
        assertThat(sum.sigma())
                .as("2 % shared, 1 % each")
                .isCloseTo(Math.hypot(0.02, 0.01 / Math.sqrt(2)), within(1e-6));
    }

    @Test
    void blobs_that_a_registry_holds_are_exact() {
        List<Part> base = List.of(packed("base:python:3.11", 0));
        assertThat(Total.compressed(base)).isEqualTo(Weight.exact(400_000));
    }

    @Test
    void a_builder_packs_less_tightly_than_zlib_but_not_what_was_packed_before() {
        assertThat(Compression.written(packed("wheel:a", 0.01)).compressed().bytes())
                .isEqualTo(414_000);
        Part cache =
                new Part(
                        "pip-cache",
                        Weight.exact(1_000_000),
                        Weight.exact(990_000),
                        Provenance.MODEL);
        assertThat(Compression.written(cache)).isEqualTo(cache);
    }

    @Test
    void nothing_weighs_nothing() {
        assertThat(Total.uncompressed(List.of())).isEqualTo(Weight.ZERO);
    }

    private static Part part(String what) {
        Weight weight = Weight.estimated(1_000_000, 0.1);
        return new Part(what, weight, weight, Provenance.MODEL);
    }

    private static Part packed(String what, double sigma) {
        return new Part(
                what, Weight.exact(1_000_000), Weight.estimated(400_000, sigma), Provenance.MODEL);
    }
}
