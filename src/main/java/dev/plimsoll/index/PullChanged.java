package dev.plimsoll.index;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/**
 * {@code GET} of a small file that changes now and then: the one that is kept is given back where
 * it has not.
 *
 * @param path below the archive's root
 * @param now when it is asked for
 * @param limit bytes that it may have
 */
record PullChanged(String path, Optional<Revalidated> kept, int limit, Instant now)
        implements Operation<Revalidated> {

    private static final int NOT_MODIFIED = 304;

    @Override
    public String purpose() {
        return "read " + path;
    }

    @Override
    public Request request(HttpUrl base) {
        Request.Builder request =
                new Request.Builder().url(base.newBuilder().addPathSegments(path).build());
        kept.map(Revalidated::etag)
                .filter(tag -> !tag.isEmpty())
                .ifPresent(tag -> request.header("If-None-Match", tag));
        kept.map(Revalidated::modified)
                .filter(date -> !date.isEmpty())
                .ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    @Override
    public boolean accepts(int status) {
        return status == 200 || (status == NOT_MODIFIED && kept.isPresent());
    }

    @Override
    public Revalidated read(Response response) throws IOException {
        if (response.code() == NOT_MODIFIED && kept.isPresent()) return kept.get().again(now);
        return new Revalidated(
                header(response, "ETag"),
                header(response, "Last-Modified"),
                now,
                ByteString.of(Bodies.capped(response, limit)));
    }

    private static String header(Response response, String name) {
        String value = response.header(name);
        return value == null ? "" : value;
    }
}
