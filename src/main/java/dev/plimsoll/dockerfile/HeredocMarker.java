package dev.plimsoll.dockerfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code <<NAME} in an instruction, before its body is read; BuildKit, parser/parser.go,
 * heredocsFromLine.
 */
record HeredocMarker(
        String name, TextRange range, boolean expand, boolean stripTabs, int fileDescriptor) {

    private static final Pattern MARKER = Pattern.compile("([0-9]*)<<(-?)[\t\n\f\r ]*([^<]*)");

    /** Here the builder always escapes by the backslash, whatever the directive says. */
    private static final char ESCAPE = '\\';

    private static final WordLexer.Mode AS_WRITTEN = new WordLexer.Mode(true, true, true);
    private static final WordLexer.Mode QUOTED = new WordLexer.Mode(true, false, true);
    private static final WordLexer.Mode PLAIN = new WordLexer.Mode(false, false, true);

    /** The markers in order; none where the line's quotes do not close, as in the builder. */
    static List<HeredocMarker> in(MappedText line) {
        List<HeredocMarker> markers = new ArrayList<>();
        if (!line.text().contains("<<")) return markers;
        for (WordLexer.Span word : words(line.text(), AS_WRITTEN)) {
            parse(word.text(), line.toSource(new TextRange(word.start(), word.end())))
                    .ifPresent(markers::add);
        }
        return markers;
    }

    static Optional<HeredocMarker> parse(String word, TextRange range) {
        Matcher marker = MARKER.matcher(word);
        if (!marker.matches() || marker.group(3).isEmpty()) return Optional.empty();
        List<WordLexer.Span> names = words(marker.group(3), PLAIN);
        List<WordLexer.Span> quoted = words(marker.group(3), QUOTED);
        if (names.size() != 1 || quoted.size() != 1) return Optional.empty();
        String name = names.getFirst().text();
        boolean expand = quotes(name) == quotes(quoted.getFirst().text());
        boolean stripTabs = !marker.group(2).isEmpty();
        return Optional.of(
                new HeredocMarker(name, range, expand, stripTabs, fileDescriptor(marker.group(1))));
    }

    Heredoc with(TextRange body, TextRange terminator) {
        return new Heredoc(name, range, expand, stripTabs, fileDescriptor, body, terminator);
    }

    private static List<WordLexer.Span> words(String text, WordLexer.Mode mode) {
        return new WordLexer(text, Map.of(), ESCAPE, mode).words();
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '\'' || c == '"').count();
    }

    private static int fileDescriptor(String digits) {
        if (digits.isEmpty()) return 0;
        // more digits than an int surely holds
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
