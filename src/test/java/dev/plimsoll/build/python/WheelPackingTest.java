package dev.plimsoll.build.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelContents.WheelEntry;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WheelPackingTest {

    @Test
    void many_small_files_pack_better_in_one_stream_than_each_by_itself() {
        Weight weight = WheelPacking.of(wheel(3_600_000, 2_000, 1_500));
        assertThat(weight.bytes()).isEqualTo(2_000 * (1_500 - 350 + 30));
        assertThat(weight.sigma()).as("a client may repeat itself more").isGreaterThan(0.1);
    }

    @Test
    void a_large_library_packs_as_in_its_wheel() {
        Weight weight = WheelPacking.of(wheel(9_001_000, 3, 3_000_000));
        assertThat((double) weight.bytes()).isCloseTo(9_000_000, within(2_000.0));
        assertThat(weight.sigma()).isLessThan(0.011);
    }

    @Test
    void a_tiny_file_saves_half_of_itself_at_most() {
        assertThat(WheelPacking.of(new WheelEntry("a/__init__.py", 80, 60))).isEqualTo(60);
    }

    @Test
    void totals_alone_come_to_about_the_same() {
        WheelContents known = wheel(3_440_000, 2_000, 1_500);
        WheelContents totals =
                new WheelContents(
                        3_440_000, 8_000_000, 0, 2_000, 0, List.of(), Provenance.SHIPPED_FACTS);
        assertThat((double) WheelPacking.of(totals).bytes())
                .isCloseTo((double) WheelPacking.of(known).bytes(), within(1_000.0));
    }

    private static WheelContents wheel(long bytes, int files, long each) {
        return new WheelContents(
                bytes,
                files * each * 4,
                0,
                files,
                0,
                Collections.nCopies(files, new WheelEntry("a/b.py", each * 4, each)),
                Provenance.PYTHON_INDEX);
    }
}
