package dev.plimsoll.registry;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.MediaTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET /v2/<name>/manifests/<reference>}; OCI distribution specification, "Pulling
 * manifests".
 *
 * @param wanted a tag or a digest; what is read must be what the digest says
 */
record PullManifest(Repository repository, String wanted)
        implements Operation<PullManifest.Pulled> {

    static final String ACCEPT = String.join(", ", MediaTypes.MANIFESTS);

    /** A manifest as it was sent; {@code digest} is computed. */
    record Pulled(Digest digest, String json, Optional<String> mediaType) {}

    @Override
    public String purpose() {
        return "read the manifest of " + repository;
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(repository.manifest(base, wanted))
                .header("Accept", ACCEPT)
                .build();
    }

    @Override
    public Pulled read(Response response) throws IOException {
        byte[] bytes = Bodies.capped(response, Limits.MANIFEST);
        Optional<Digest> expected =
                Digest.parse(wanted)
                        .or(() ->
                                Optional.ofNullable(response.header("Docker-Content-Digest"))
                                        .flatMap(Digest::parse));
        if (expected.isPresent() && !expected.get().names(bytes))
            throw HttpFailure.malformed("the registry sent something else than " + expected.get());
        String json = new String(bytes, StandardCharsets.UTF_8);
        return new Pulled(
                expected.orElseGet(() -> Digest.of(bytes)),
                json,
                Optional.ofNullable(response.header("Content-Type")));
    }
}
