package dev.plimsoll.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells GitHub's rate limits, primary and secondary, from other refusals (docs, "Rate limits for
 * the REST API").
 */
final class RateLimit {

    /** Without a word about when, GitHub asks for at least a minute. */
    private static final Duration UNSAID = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofHours(2);

    private RateLimit() {}

    /** When to ask again; empty where the answer is not about a rate limit. */
    static Optional<Instant> again(Reply reply, Instant now) {
        if (reply.status() != 403 && reply.status() != 429) return Optional.empty();
        Optional<Instant> told = told(reply, now);
        if (told.isPresent()) return told;
        boolean said =
                reply.status() == 429
                        || reply.message().toLowerCase(Locale.ROOT).contains("rate limit");
        return said ? Optional.of(now.plus(UNSAID)) : Optional.empty();
    }

    /** The same for GraphQL, which tells its limits with 200. */
    static Optional<Instant> againInGraphQl(Reply reply, Instant now) {
        if (reply.status() != 200) return again(reply, now);
        boolean limited =
                GraphQlAnswer.of(reply.json()).errors().stream()
                        .anyMatch(GraphQlAnswer.PartError::isRateLimit);
        return limited
                ? told(reply, now).or(() -> Optional.of(now.plus(UNSAID)))
                : Optional.empty();
    }

    /** What the headers say about when. */
    private static Optional<Instant> told(Reply reply, Instant now) {
        Optional<Long> retryAfter = reply.header("retry-after").flatMap(RateLimit::number);
        if (retryAfter.isPresent())
            return Optional.of(bounded(now.plusSeconds(retryAfter.get()), now));
        boolean exhausted = reply.header("x-ratelimit-remaining").equals(Optional.of("0"));
        if (exhausted) {
            Instant reset =
                    reply.header("x-ratelimit-reset")
                            .flatMap(RateLimit::number)
                            .map(Instant::ofEpochSecond)
                            .orElse(now.plus(UNSAID));
            return Optional.of(bounded(reset, now));
        }
        return Optional.empty();
    }

    private static Instant bounded(Instant time, Instant now) {
        if (time.isAfter(now.plus(LONGEST))) return now.plus(LONGEST);
        return time.isBefore(now.plusSeconds(1)) ? now.plusSeconds(1) : time;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
