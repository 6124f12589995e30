package dev.plimsoll.registry;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.image.Descriptor;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One range of a blob. Empty where the registry answers with all of it, which then is not read:
 * ranges are a "should" of the specification.
 */
record BlobRange(Repository repository, Descriptor blob, long from, int length)
        implements Operation<Optional<byte[]>> {

    @Override
    public String purpose() {
        return "read the end of a layer of " + repository;
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(repository.blob(base, blob.digest()))
                .header("Range", "bytes=%d-%d".formatted(from, from + length - 1))
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public Optional<byte[]> read(Response response) throws IOException {
        if (response.code() != 206) return Optional.empty();
        String expected = "bytes %d-%d/%d".formatted(from, from + length - 1, blob.size());
        if (!expected.equals(response.header("Content-Range")))
            throw HttpFailure.malformed("the registry sent another range than asked for");
        byte[] bytes = Bodies.capped(response, length);
        return bytes.length == length ? Optional.of(bytes) : Optional.empty();
    }
}
