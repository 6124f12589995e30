package dev.plimsoll.image;

import java.util.Optional;

/**
 * The name of an image with all defaults filled in: {@code python} is {@code
 * docker.io/library/python:latest}.
 *
 * @param registry host and optional port
 * @param repository path in the registry, such as {@code library/python}
 * @param tag empty where only a digest is given
 */
public record ImageReference(
        String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

    public static final String DOCKER_HUB = "docker.io";

    private static final String OFFICIAL = "library/";

    /** Reads a reference by distribution's grammar; empty where it is none. */
    public static Optional<ImageReference> parse(String written) {
        return ReferenceGrammar.read(written);
    }

    /** Whether it is one of Docker Hub's official images, such as {@code python}. */
    public boolean isOfficial() {
        return registry.equals(DOCKER_HUB) && repository.startsWith(OFFICIAL);
    }

    public ImageReference withTag(String newTag) {
        return new ImageReference(registry, repository, Optional.of(newTag), Optional.empty());
    }

    /**
     * The short name that people write: {@code python:3.11} for {@code
     * docker.io/library/python:3.11}.
     */
    public String familiar() {
        String name =
                isOfficial()
                        ? repository.substring(OFFICIAL.length())
                        : registry.equals(DOCKER_HUB) ? repository : registry + "/" + repository;
        return name + suffix();
    }

    @Override
    public String toString() {
        return registry + "/" + repository + suffix();
    }

    private String suffix() {
        return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
    }
}
