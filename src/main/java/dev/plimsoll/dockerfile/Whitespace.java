package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;

/** What separates: the builder trims by Unicode's white space, and splits by the ASCII blanks. */
final class Whitespace {

    private Whitespace() {}

    /** White space as Unicode defines it; what the builder trims. */
    static boolean isSpace(char c) {
        return switch (c) {
            case ' ',
                    '\t',
                    '\n',
                    '\u000B',
                    '\f',
                    '\r',
                    '\u0085',
                    '\u00A0',
                    '\u1680',
                    '\u2028',
                    '\u2029',
                    '\u202F',
                    '\u205F',
                    '\u3000' ->
                    true;
            default -> c >= '\u2000' && c <= '\u200A';
        };
    }

    /** What ends a keyword or an unquoted argument; the line feed never gets this far. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u000B' || c == '\f' || c == '\r';
    }

    static int skip(String text, int from, int end) {
        int at = from;
        while (at < end && isSpace(text.charAt(at))) at++;
        return at;
    }

    static int skipBack(String text, int from, int end) {
        int at = end;
        while (at > from && isSpace(text.charAt(at - 1))) at--;
        return at;
    }

    static MappedText trim(MappedText text) {
        String written = text.text();
        int start = skip(written, 0, written.length());
        return text.slice(new TextRange(start, skipBack(written, start, written.length())));
    }
}
