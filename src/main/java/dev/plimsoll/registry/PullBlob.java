package dev.plimsoll.registry;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.image.Descriptor;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** {@code GET /v2/<name>/blobs/<digest>}, whole and verified; for small ones. */
record PullBlob(Repository repository, Descriptor blob, int limit) implements Operation<byte[]> {

    @Override
    public String purpose() {
        return "read the configuration of " + repository;
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(repository.blob(base, blob.digest()))
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public byte[] read(Response response) throws IOException {
        byte[] bytes = Bodies.capped(response, limit);
        if (!blob.digest().names(bytes))
            throw HttpFailure.malformed("the registry sent something else than " + blob.digest());
        return bytes;
    }
}
