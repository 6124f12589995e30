package dev.plimsoll.http;

import java.time.Duration;
import java.time.Instant;

/**
 * Hears of every request that was sent, for waterfalls and metrics. Called from the threads that
 * send.
 */
public interface RequestTrace {

    void sent(Exchange exchange);

    /**
     * A request and its answer, redirects and repetitions each for themselves.
     *
     * @param what the operation's purpose
     * @param took until the answer was read
     * @param bytes of the body as read
     * @param status 0 where there was no answer
     */
    record Exchange(
            String what, String host, Instant start, Duration took, long bytes, int status) {}
}
