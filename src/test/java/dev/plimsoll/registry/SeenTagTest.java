package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.image.Digest;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenTagTest {

    private static final Digest OLD = Digest.of("old");
    private static final Digest NEW = Digest.of("new");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void is_read_as_it_was_written() {
        SeenTag first = SeenTag.first(OLD, MONDAY);
        SeenTag moved = first.again(NEW, MONDAY.plusDays(1));
        assertThat(SeenTag.parse(first.toString())).contains(first);
        assertThat(SeenTag.parse(moved.toString())).contains(moved);
        assertThat(moved.moved()).contains(new SeenTag.Moved(OLD, MONDAY.plusDays(1)));
    }

    @Test
    void what_was_kept_without_a_day_still_counts() {
        assertThat(SeenTag.parse(OLD.toString()))
                .contains(new SeenTag(OLD, Optional.empty(), Optional.empty()));
    }

    @Test
    void what_is_damaged_leaves_the_digest_or_nothing() {
        assertThat(SeenTag.parse(OLD + " yesterday"))
                .contains(new SeenTag(OLD, Optional.empty(), Optional.empty()));
        assertThat(SeenTag.parse("")).isEmpty();
        assertThat(SeenTag.parse("latest 2026-11-23")).isEmpty();
    }
}
