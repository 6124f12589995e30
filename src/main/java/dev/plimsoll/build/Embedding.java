package dev.plimsoll.build;

import dev.plimsoll.source.MappedText;

/**
 * A script inside a word.
 *
 * @param editable whether each character stands in the Dockerfile as in the script; else all point
 *     to the word's start
 */
record Embedding(MappedText text, boolean editable) {

    static Embedding of(String script, Call.Argument word) {
        int quotes = word.range().length() - script.length();
        boolean asWritten =
                word.written() && word.value().equals(script) && (quotes == 0 || quotes == 2);
        if (asWritten)
            return new Embedding(MappedText.of(script, word.range().start() + quotes / 2), true);
        return new Embedding(pinned(script, word.range().start()), false);
    }

    /** A text none of whose characters has a place of its own. */
    static MappedText pinned(String script, int offset) {
        MappedText.Builder builder = new MappedText.Builder();
        for (int i = 0; i < script.length(); i++)
            builder.append(script.substring(i, i + 1), offset);
        return builder.build(offset);
    }
}
