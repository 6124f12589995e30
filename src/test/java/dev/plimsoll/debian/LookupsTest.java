package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookupsTest {

    @Test
    void looks_once_and_never_keeps_more_than_it_may() {
        Lookups<Integer, String> lookups = new Lookups<>(100);
        List<Integer> looked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            for (int again = 0; again < 2; again++) {
                assertThat(
                                lookups.of(
                                        i,
                                        key -> {
                                            looked.add(key);
                                            return "no " + key;
                                        }))
                        .isEqualTo("no " + i);
            }
            assertThat(lookups.size()).isLessThanOrEqualTo(100);
        }
        assertThat(looked).hasSize(1_000).doesNotHaveDuplicates();
    }
}
