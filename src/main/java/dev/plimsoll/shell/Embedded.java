package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.Optional;

/**
 * A script that is a word of another: {@code sh -c '…'}.
 *
 * @param editable whether its ranges are exact, so that a change inside it is the same change of
 *     the source; else each range is the start of the word
 */
public record Embedded(Script script, boolean editable) {

    static Optional<Embedded> of(MappedText source, Word word) {
        return word.literal()
                .map(text ->
                        quoted(source, word)
                                .map(inside -> new Embedded(ShellParser.parse(inside), true))
                                .orElseGet(() ->
                                        new Embedded(
                                                ShellParser.parse(
                                                        pinned(text, word.range().start())),
                                                false)));
    }

    /** The inside of the quotes where the word is one quoted text without escapes. */
    private static Optional<MappedText> quoted(MappedText source, Word word) {
        int start = indexOf(source, word.range().start());
        int end = indexOf(source, word.range().end() - 1);
        if (end <= start) return Optional.empty();
        char quote = source.text().charAt(start);
        if ((quote != '\'' && quote != '"') || source.text().charAt(end) != quote)
            return Optional.empty();
        MappedText inside = source.slice(new TextRange(start + 1, end));
        boolean plain =
                inside.text().indexOf(quote) < 0
                        && (quote == '\'' || inside.text().indexOf('\\') < 0);
        return plain ? Optional.of(inside) : Optional.empty();
    }

    private static MappedText pinned(String text, int offset) {
        MappedText.Builder builder = new MappedText.Builder();
        for (int i = 0; i < text.length(); i++) builder.append(text.substring(i, i + 1), offset);
        return builder.build(offset);
    }

    /** The index of a source offset in the text, or -1. */
    private static int indexOf(MappedText source, int offset) {
        int low = 0;
        int high = source.text().length() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = source.offset(middle);
            if (found == offset) return middle;
            if (found < offset) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }
}
