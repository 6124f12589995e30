package dev.plimsoll.registry;

import dev.plimsoll.http.Operation;
import dev.plimsoll.image.Digest;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code HEAD /v2/<name>/manifests/<reference>}: what a tag means now. Docker Hub counts it towards
 * no limit.
 */
record HeadManifest(Repository repository) implements Operation<Optional<Digest>> {

    @Override
    public String purpose() {
        return "look up " + repository;
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(repository.manifest(base, repository.wanted()))
                .head()
                .header("Accept", PullManifest.ACCEPT)
                .build();
    }

    /** Empty where the registry does not send the digest, as old ones do not. */
    @Override
    public Optional<Digest> read(Response response) {
        return Optional.ofNullable(response.header("Docker-Content-Digest")).flatMap(Digest::parse);
    }
}
