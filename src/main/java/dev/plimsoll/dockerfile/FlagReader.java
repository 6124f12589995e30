package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the flags off the front of an instruction's arguments; BuildKit, parser/split_command.go.
 */
final class FlagReader {

    /**
     * @param rest where the arguments go on, in the text that was read
     */
    record Read(List<Flag> flags, int rest) {}

    /** Their second bytes are white space to the builder, which ends a flag there. */
    private static final char NO_BREAK_SPACE = '\u00A0';

    private static final char NEXT_LINE = '\u0085';

    private final MappedText mapped;
    private final String text;
    private final char escape;
    private int at;

    private FlagReader(MappedText text, int from, char escape) {
        this.mapped = text;
        this.text = text.text();
        this.at = from;
        this.escape = escape;
    }

    static Read read(MappedText text, int from, char escape) {
        return new FlagReader(text, from, escape).read();
    }

    private Read read() {
        List<Flag> flags = new ArrayList<>();
        while (true) {
            while (at < text.length() && isSeparator(text.charAt(at))) at++;
            if (!text.startsWith("--", at)) break;
            int start = at;
            String word = word();
            if (word.equals("--")) break;
            flags.add(flag(word, mapped.toSource(new TextRange(start, at))));
        }
        return new Read(List.copyOf(flags), at);
    }

    /** The word without its quotes and escapes. */
    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote == 0 && (isSeparator(c) || c == NO_BREAK_SPACE || c == NEXT_LINE)) break;
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c != escape) {
                word.append(c);
            } else if (at + 1 < text.length()) {
                at++;
                word.append(text.charAt(at));
            }
        }
        return word.toString();
    }

    /** The builder looks at bytes here, and so finds ASCII's white space only before a flag. */
    private static boolean isSeparator(char c) {
        return c <= ' ' && Whitespace.isSpace(c);
    }

    private static Flag flag(String word, TextRange range) {
        int equals = word.indexOf('=');
        if (equals < 0) return new Flag(range, word.substring(2), Optional.empty());
        return new Flag(range, word.substring(2, equals), Optional.of(word.substring(equals + 1)));
    }
}
