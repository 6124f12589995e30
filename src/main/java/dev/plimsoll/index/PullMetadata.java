package dev.plimsoll.index;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET <file>.metadata} (PEP 658), which some indexes serve without announcing it; empty
 * where there is none.
 */
record PullMetadata(DistributionFile file) implements Operation<Optional<String>> {

    private static final int MAX_METADATA_BYTES = 4 << 20;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    @Override
    public String purpose() {
        return "read the metadata of " + file.filename();
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(base.newBuilder().encodedPath(base.encodedPath() + ".metadata").build())
                .build();
    }

    @Override
    public boolean accepts(int status) {
        return Operation.super.accepts(status) || status == NOT_FOUND || status == FORBIDDEN;
    }

    @Override
    public Optional<String> read(Response response) throws IOException {
        return response.isSuccessful()
                ? Optional.of(Bodies.text(response, MAX_METADATA_BYTES))
                : Optional.empty();
    }
}
