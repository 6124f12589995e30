package dev.plimsoll.dockerfile;

import dev.plimsoll.source.TextRange;

/**
 * Something of a Dockerfile that carries meaning, the smallest that an edit may name.
 *
 * @param text without line continuations inside it
 */
public record Token(TextRange range, Kind kind, String text) {

    /** What a token is. */
    public enum Kind {
        DIRECTIVE,
        COMMENT,
        KEYWORD,
        FLAG,
        WORD,
        HEREDOC_LINE
    }
}
