package dev.plimsoll.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One thing that a remote can be asked: method, address, how to read the answer. {@link Caller}
 * does all the rest.
 */
public interface Operation<T> {

    /** Completes "tried to …"; names no credential. */
    String purpose();

    Request request(HttpUrl base);

    /**
     * Reads an accepted answer. May run more than once for one call, each time with an answer of
     * its own, so state is made inside. {@link HttpFailure#malformed} tells an answer that is none;
     * Jackson's exceptions are told the same way.
     */
    T read(Response response) throws IOException;

    default boolean accepts(int status) {
        return status >= 200 && status < 300;
    }

    /** The time for all attempts together; the policy's where empty. */
    default Optional<Duration> patience() {
        return Optional.empty();
    }
}
