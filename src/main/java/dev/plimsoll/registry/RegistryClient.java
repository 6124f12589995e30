package dev.plimsoll.registry;

import dev.plimsoll.http.Caller;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.image.Descriptor;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What registries can be asked; OCI distribution specification. */
public final class RegistryClient {

    private final Caller caller;
    private final RegistryEndpoints endpoints;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Set<String> withoutRanges = ConcurrentHashMap.newKeySet();

    public RegistryClient(Caller caller, RegistryEndpoints endpoints, Credentials credentials) {
        this.caller = caller;
        this.endpoints = endpoints;
        this.credentials = credentials;
        this.tokens = new Tokens(caller, credentials);
    }

    /** The day in UTC. */
    LocalDate today() {
        return caller.today();
    }

    /**
     * What a reference means now; empty where the registry does not tell without sending the
     * manifest.
     */
    Optional<Digest> lookUp(ImageReference reference) throws HttpFailure {
        Repository repository = endpoints.of(reference);
        return call(repository, new HeadManifest(repository));
    }

    /** The manifest for a tag or digest of the reference's repository. */
    PullManifest.Pulled manifest(ImageReference reference, String wanted) throws HttpFailure {
        Repository repository = endpoints.of(reference);
        return call(repository, new PullManifest(repository, wanted));
    }

    String config(ImageReference reference, Descriptor config) throws HttpFailure {
        Repository repository = endpoints.of(reference);
        return new String(
                call(repository, new PullBlob(repository, config, Limits.CONFIG)),
                StandardCharsets.UTF_8);
    }

    /** Part of a blob; empty where this registry serves no ranges. */
    Optional<byte[]> range(ImageReference reference, Descriptor blob, long from, int length)
            throws HttpFailure {
        Repository repository = endpoints.of(reference);
        String host = repository.endpoint().url().host();
        if (withoutRanges.contains(host)) return Optional.empty();
        Optional<byte[]> read = call(repository, new BlobRange(repository, blob, from, length));
        if (read.isEmpty()) withoutRanges.add(host);
        return read;
    }

    LayerContents stream(ImageReference reference, Descriptor layer, StreamProgress progress)
            throws HttpFailure {
        Repository repository = endpoints.of(reference);
        return call(repository, new StreamLayer(repository, layer, progress));
    }

    /**
     * The sentence for a failure, where "not found" and "not allowed" say what they mean for a
     * registry.
     */
    String told(ImageReference reference, HttpFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> reference.familiar() + " does not exist in " + reference.registry();
            case UNAUTHORIZED ->
                    "%s does not exist or is private: %s"
                            .formatted(reference.familiar(), refusal(reference));
            default -> failure.sentence();
        };
    }

    private String refusal(ImageReference reference) {
        return credentials.of(reference.registry()).isPresent()
                ? "the credentials set for " + reference.registry() + " are not accepted for it"
                : credentials.missing(reference.registry());
    }

    private <T> T call(Repository repository, Operation<T> operation) throws HttpFailure {
        return caller.call(repository.endpoint(), operation, tokens.of(repository));
    }
}
