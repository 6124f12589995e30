package dev.plimsoll.index;

import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET} of a whole package, counted as it comes; nothing of it is kept. Its hash must agree.
 */
record PullDeb(BinaryPackage binary, String sha256, Provenance provenance)
        implements Operation<Payload> {

    @Override
    public String purpose() {
        return "read the package " + binary.id();
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(base.newBuilder().addPathSegments(binary.download().path()).build())
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public Payload read(Response response) throws IOException {
        Hashed body = new Hashed(Bodies.stream(response, binary.download().bytes()));
        Payload payload = new DebReader(provenance).read(body.stream());
        body.mustBe(sha256);
        return payload;
    }
}
