package dev.plimsoll.python;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads requirements files in pip's order: lines joined, comments taken off, variables replaced,
 * then options and words.
 */
final class RequirementsParser {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_LINES = 50_000;

    private final SourceFile source;
    private final String text;
    private final Map<String, String> environment;
    private final List<RequirementLine> lines = new ArrayList<>();
    private final List<TextRange> comments = new ArrayList<>();

    RequirementsParser(SourceFile source, Map<String, String> environment) {
        this.source = source;
        this.text = source.text();
        this.environment = environment;
    }

    RequirementsFile parse() {
        int at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        while (at < text.length() && lines.size() < MOST_LINES) at = logicalLine(at);
        return new RequirementsFile(source, lines, comments);
    }

    /**
     * Joins lines that end in a backslash, unless they are a comment; returns where the next one
     * starts.
     */
    private int logicalLine(int start) {
        MappedText.Builder joined = new MappedText.Builder();
        int at = start;
        while (true) {
            int end = lineEnd(at);
            boolean comment = isComment(at, end);
            boolean continued = end > at && text.charAt(end - 1) == '\\' && !comment;
            // a comment after a continuation is a comment though no blank stands before its sign
            if (comment && !joined.isEmpty()) joined.append(" ", at);
            joined.append(text.substring(at, continued ? end - 1 : end), at);
            int next = afterLineEnd(end);
            if (!continued || next >= text.length()) {
                statement(new TextRange(start, end), joined.build(end));
                return next;
            }
            at = next;
        }
    }

    private boolean isComment(int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) at++;
        return at < end && text.charAt(at) == '#';
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) end++;
        return end;
    }

    private int afterLineEnd(int end) {
        return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
    }

    /** Where Python's splitlines parts. */
    private static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r')
                || (c >= '\u001c' && c <= '\u001e')
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }

    private void statement(TextRange range, MappedText line) {
        MappedText said = Variables.replace(trimmed(withoutComment(line)), environment);
        if (!said.text().isEmpty()) lines.add(new StatementParser(range, said).parse());
    }

    private MappedText withoutComment(MappedText line) {
        String said = line.text();
        for (int hash = said.indexOf('#'); hash >= 0; hash = said.indexOf('#', hash + 1)) {
            if (hash > 0 && !Character.isWhitespace(said.charAt(hash - 1))) continue;
            comments.add(line.toSource(new TextRange(hash, said.length())));
            return line.slice(new TextRange(0, hash));
        }
        return line;
    }

    private static MappedText trimmed(MappedText line) {
        int start = 0;
        int end = line.text().length();
        while (start < end && Character.isWhitespace(line.text().charAt(start))) start++;
        while (end > start && Character.isWhitespace(line.text().charAt(end - 1))) end--;
        return line.slice(new TextRange(start, end));
    }

    /**
     * {@code ${NAME}} with a name of capitals, digits and underscores; a variable that is not set
     * stays as written.
     */
    private static final class Variables {

        static MappedText replace(MappedText line, Map<String, String> environment) {
            String said = line.text();
            if (!said.contains("${")) return line;
            MappedText.Builder replaced = new MappedText.Builder();
            int at = 0;
            while (at < said.length()) {
                int close = said.startsWith("${", at) ? said.indexOf('}', at) : -1;
                Optional<String> value =
                        close < 0
                                ? Optional.empty()
                                : value(said.substring(at + 2, close), environment);
                if (value.isEmpty()) {
                    replaced.append(said.substring(at, at + 1), line.offset(at));
                    at++;
                    continue;
                }
                for (int i = 0; i < value.get().length(); i++) {
                    boolean last = i == value.get().length() - 1;
                    replaced.append(
                            value.get().substring(i, i + 1), line.offset(last ? close : at));
                }
                at = close + 1;
            }
            return replaced.build(line.offset(said.length()));
        }

        private static Optional<String> value(String name, Map<String, String> environment) {
            boolean isName =
                    !name.isEmpty()
                            && name.chars()
                                    .allMatch(c ->
                                            Cursor.isDigit(c)
                                                    || c == '_'
                                                    || (c >= 'A' && c <= 'Z'));
            return isName
                    ? Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty())
                    : Optional.empty();
        }
    }
}
