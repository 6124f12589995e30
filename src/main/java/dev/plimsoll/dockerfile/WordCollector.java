package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Collects characters into words: white space ends a word unless it was quoted. */
final class WordCollector {

    private final List<WordLexer.Span> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start;
    private int end;

    /** A piece whose white space separates, from {@code from} to {@code to} of the text. */
    void add(String piece, int from, int to) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (!Whitespace.isSpace(c)) {
                addRaw(String.valueOf(c), from, to);
            } else if (!word.isEmpty()) {
                end();
            }
        }
    }

    /** A piece that belongs to the word whatever it holds. */
    void addRaw(String piece, int from, int to) {
        if (word.isEmpty()) start = from;
        word.append(piece);
        end = to;
    }

    List<WordLexer.Span> finish() {
        if (!word.isEmpty()) end();
        return List.copyOf(words);
    }

    private void end() {
        words.add(new WordLexer.Span(start, end, word.toString()));
        word.setLength(0);
    }
}
