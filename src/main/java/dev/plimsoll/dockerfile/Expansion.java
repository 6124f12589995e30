package dev.plimsoll.dockerfile;

import java.util.Map;
import java.util.Optional;

/**
 * A word with its variables replaced and its quotes removed; Dockerfile reference, "Environment
 * replacement".
 *
 * @param missing the first variable that has no value and no default there, or that {@code ?}
 *     demands; the text then has nothing in its place. The word itself where the builder refuses it
 * @param refusal what was expected, where the builder refuses the word; the text is then as written
 */
public record Expansion(String text, Optional<String> missing, Optional<String> refusal) {

    /** Expands as the builder does for every instruction but RUN, CMD and ENTRYPOINT. */
    public static Expansion of(String word, Map<String, String> variables, char escape) {
        return new WordLexer(word, variables, escape, WordLexer.Mode.EXPAND).expand();
    }
}
