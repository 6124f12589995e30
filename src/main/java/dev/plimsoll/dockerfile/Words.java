package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/** Splits arguments into words, quotes kept; BuildKit, parser/line_parsers.go. */
final class Words {

    private Words() {}

    /** By blanks alone: FROM, EXPOSE, COPY, ADD and VOLUME know no quotes here. */
    static List<Word> blankSeparated(MappedText text) {
        String written = text.text();
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < written.length()) {
            int start = at;
            while (at < written.length() && !Whitespace.isBlank(written.charAt(at))) at++;
            if (at > start) words.add(word(text, start, at));
            while (at < written.length() && Whitespace.isBlank(written.charAt(at))) at++;
        }
        return words;
    }

    /**
     * By white space outside quotes and escapes: ENV, LABEL and ARG. An escape that ends the text
     * is dropped.
     */
    static List<Word> quoted(MappedText text, char escape) {
        String written = text.text();
        List<Word> words = new ArrayList<>();
        int at = Whitespace.skip(written, 0, written.length());
        while (at < written.length()) {
            int start = at;
            at = endOfQuoted(written, start, escape);
            boolean dangling = at == written.length() && dangles(written, start, escape);
            int end = dangling ? at - 1 : at;
            if (end > start)
                words.add(
                        new Word(
                                text.toSource(new TextRange(start, at)),
                                written.substring(start, end)));
            at = Whitespace.skip(written, at, written.length());
        }
        return words;
    }

    /** The word from {@code start} to {@code end} of the text. */
    static Word word(MappedText text, int start, int end) {
        TextRange range = new TextRange(start, end);
        return new Word(text.toSource(range), range.of(text.text()));
    }

    private static int endOfQuoted(String written, int start, char escape) {
        char quote = 0;
        for (int at = start; at < written.length(); at++) {
            char c = written.charAt(at);
            if (quote == 0 && Whitespace.isSpace(c)) return at;
            if (c == escape && quote != '\'') {
                at++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return written.length();
    }

    /** Whether the word, which ends the text, ends in an escape that escapes nothing. */
    private static boolean dangles(String written, int start, char escape) {
        char quote = 0;
        for (int at = start; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c == escape && quote != '\'') {
                if (at + 1 == written.length()) return true;
                at++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return false;
    }
}
