package dev.plimsoll.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private final Backoff backoff = new Backoff(3, Duration.ofSeconds(10), new Random(7));

    @Test
    void waits_as_long_as_the_host_asks_within_the_limit() {
        HttpFailure busy = HttpFailure.status("h", 503, Optional.of(NOW.plusSeconds(4)));
        assertThat(backoff.after(1, busy, NOW, NOW.plusSeconds(60)))
                .contains(Duration.ofSeconds(4));
        HttpFailure closed = HttpFailure.status("h", 429, Optional.of(NOW.plusSeconds(400)));
        assertThat(backoff.after(1, closed, NOW, NOW.plusSeconds(900))).isEmpty();
    }

    @Test
    void waits_longer_each_time_and_not_past_attempts_or_deadline() {
        HttpFailure broken = HttpFailure.status("h", 502, Optional.empty());
        assertThat(backoff.after(1, broken, NOW, NOW.plusSeconds(60)).orElseThrow())
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backoff.after(2, broken, NOW, NOW.plusSeconds(60)).orElseThrow())
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(backoff.after(3, broken, NOW, NOW.plusSeconds(60))).isEmpty();
        assertThat(backoff.after(1, broken, NOW, NOW.plusMillis(100))).isEmpty();
    }

    @Test
    void does_not_repeat_what_stays_as_it_is() {
        assertThat(
                        backoff.after(
                                1,
                                HttpFailure.status("h", 404, Optional.empty()),
                                NOW,
                                NOW.plusSeconds(60)))
                .isEmpty();
        assertThat(
                        backoff.after(
                                1,
                                HttpFailure.status("h", 500, Optional.empty()),
                                NOW,
                                NOW.plusSeconds(60)))
                .isEmpty();
        assertThat(backoff.after(1, HttpFailure.malformed("no"), NOW, NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void reads_every_form_of_retry_after() {
        assertThat(Backoff.retryAfter("120", NOW)).contains(NOW.plusSeconds(120));
        assertThat(Backoff.retryAfter("1795442700", NOW))
                .contains(Instant.ofEpochSecond(1795442700));
        assertThat(Backoff.retryAfter("Mon, 23 Nov 2026 14:05:00 GMT", NOW))
                .contains(NOW.plusSeconds(300));
        assertThat(Backoff.retryAfter("soon", NOW)).isEmpty();
        assertThat(Backoff.retryAfter("-3", NOW)).isEmpty();
        assertThat(Backoff.retryAfter("99999999999999999", NOW)).isEmpty();
        assertThat(Backoff.retryAfter(null, NOW)).isEmpty();
    }
}
