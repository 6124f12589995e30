package dev.plimsoll.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed request is sent again: only where that changes nothing, a few times, ever later,
 * and never past the deadline.
 */
record Backoff(int attempts, Duration longestWait, RandomGenerator random) {

    private static final Duration FIRST = Duration.ofMillis(400);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /**
     * Some hosts (Docker Hub) write the second of the epoch instead of a number of seconds to wait.
     */
    private static final long EARLIEST_EPOCH = 1_000_000_000L;

    /** How long to wait after attempt number {@code attempt} (from 1); empty to give up. */
    Optional<Duration> after(int attempt, HttpFailure failure, Instant now, Instant deadline) {
        boolean passing =
                failure.kind() == HttpFailure.Kind.UNREACHABLE
                        || PASSING.contains(failure.status());
        if (!passing || attempt >= attempts) return Optional.empty();
        Duration wait =
                failure.again()
                        .map(again -> Duration.between(now, again))
                        .orElseGet(() -> growing(attempt));
        if (wait.isNegative()) wait = Duration.ZERO;
        if (wait.compareTo(longestWait) > 0 || !now.plus(wait).isBefore(deadline))
            return Optional.empty();
        return Optional.of(wait);
    }

    // between half and the whole, so that those who failed together do not come back together
    private Duration growing(int attempt) {
        long millis = FIRST.toMillis() << Math.min(attempt - 1, 10);
        return Duration.ofMillis(random.nextLong(millis / 2, millis + 1));
    }

    /** {@code Retry-After}: seconds, a date (RFC 9110, 10.2.3), or the second of the epoch. */
    static Optional<Instant> retryAfter(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) return Optional.empty();
        try {
            long seconds = Long.parseLong(header.strip());
            if (seconds < 0) return Optional.empty();
            return Optional.of(
                    seconds >= EARLIEST_EPOCH
                            ? Instant.ofEpochSecond(seconds)
                            : now.plusSeconds(seconds));
        } catch (NumberFormatException notSeconds) {
            return date(header.strip());
        } catch (DateTimeException | ArithmeticException tooFar) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
