package dev.plimsoll.registry;

import dev.plimsoll.http.Endpoint;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import okhttp3.HttpUrl;

/**
 * A repository of a registry, and where it is asked for.
 *
 * @param reference what is asked for; the registry in it is the name that people write
 * @param endpoint the registry or the mirror that replaces it
 */
record Repository(ImageReference reference, Endpoint endpoint) {

    /** The last part of a manifest's address: the digest, else the tag. */
    String wanted() {
        return reference.digest().map(Digest::toString).or(reference::tag).orElse("latest");
    }

    HttpUrl manifest(HttpUrl base, String wanted) {
        return url(base, "manifests", wanted);
    }

    HttpUrl blob(HttpUrl base, Digest digest) {
        return url(base, "blobs", digest.toString());
    }

    String scope() {
        return "repository:" + reference.repository() + ":pull";
    }

    private HttpUrl url(HttpUrl base, String kind, String last) {
        return base.newBuilder()
                .addPathSegments("v2/" + reference.repository() + "/" + kind + "/" + last)
                .build();
    }

    @Override
    public String toString() {
        return reference.familiar();
    }
}
