package dev.plimsoll.registry;

import dev.plimsoll.http.Endpoint;
import dev.plimsoll.image.ImageReference;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Where each registry is asked: its mirror if the operator set one, which replaces it, else itself
 * over https.
 *
 * @param mirrors by the registry's name as references have it, such as {@code docker.io}
 */
public record RegistryEndpoints(Map<String, HttpUrl> mirrors) {

    private static final HttpUrl DOCKER_HUB = HttpUrl.get("https://registry-1.docker.io/");

    public RegistryEndpoints {
        mirrors = Map.copyOf(mirrors);
    }

    Repository of(ImageReference reference) {
        HttpUrl mirror = mirrors.get(reference.registry());
        if (mirror != null) return new Repository(reference, Endpoint.ofOperator(mirror));
        if (reference.registry().equals(ImageReference.DOCKER_HUB))
            return new Repository(reference, Endpoint.ofStranger(DOCKER_HUB));
        HttpUrl url = HttpUrl.parse("https://" + reference.registry() + "/");
        // the grammar of references is narrower than that of addresses; what fails here leads to no
        // host
        return new Repository(
                reference,
                Endpoint.ofStranger(url == null ? HttpUrl.get("https://invalid.invalid/") : url));
    }
}
