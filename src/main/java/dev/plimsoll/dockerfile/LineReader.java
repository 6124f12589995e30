package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file line by line, joining what continues; BuildKit, parser/parser.go, Parse. */
final class LineReader {

    private final SourceFile source;
    private final String text;
    private final DirectiveReader directives;
    private final List<Comment> comments = new ArrayList<>();
    private final List<TextRange> trivia = new ArrayList<>();
    private int nextLine = 1;

    LineReader(SourceFile source, DirectiveReader directives) {
        this.source = source;
        this.text = source.text();
        this.directives = directives;
    }

    List<Comment> comments() {
        return List.copyOf(comments);
    }

    List<TextRange> trivia() {
        return List.copyOf(trivia);
    }

    /** The next instruction's lines; comments and blank lines before it are kept aside. */
    Optional<LogicalLine> next() {
        while (nextLine <= source.lineCount()) {
            TextRange line = takeLine();
            int end = contentEnd(line);
            int start =
                    Whitespace.skip(
                            text,
                            line.start() == 0 ? ByteOrderMark.length(source) : line.start(),
                            end);
            trivia(line.start(), start);
            if (start == end) {
                directives.end();
                trivia(end, line.end());
            } else if (text.charAt(start) == '#') {
                Comment comment = comment(start, end);
                if (!directives.take(comment)) comments.add(comment);
                trivia(end, line.end());
            } else {
                directives.end();
                return Optional.of(join(line, start, end));
            }
        }
        return Optional.empty();
    }

    private LogicalLine join(TextRange firstLine, int start, int firstEnd) {
        MappedText.Builder joined = new MappedText.Builder();
        TextRange line = firstLine;
        int from = start;
        int end = firstEnd;
        int mark = continuation(from, end);
        int last = end;
        append(joined, from, mark < 0 ? end : mark, line.end());
        while (mark >= 0 && nextLine <= source.lineCount()) {
            line = takeLine();
            from = line.start();
            end = contentEnd(line);
            int content = Whitespace.skip(text, from, end);
            if (content == end) {
                trivia(from, line.end());
            } else if (text.charAt(content) == '#') {
                trivia(from, content);
                comments.add(comment(content, end));
                trivia(end, line.end());
            } else {
                mark = continuation(from, end);
                last = end;
                append(joined, from, mark < 0 ? end : mark, line.end());
            }
        }
        return new LogicalLine(trimmed(joined.build(last)), new TextRange(start, last));
    }

    private void append(MappedText.Builder joined, int from, int to, int lineEnd) {
        joined.append(text.substring(from, to), from);
        trivia(to, lineEnd);
    }

    /**
     * Where the escape character stands that continues the line; -1 where it does not. An escape
     * before it undoes it.
     */
    private int continuation(int from, int end) {
        int at = end;
        while (at > from && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) at--;
        int mark = at - 1;
        char escape = directives.escape();
        if (mark < from || text.charAt(mark) != escape) return -1;
        return mark == from || text.charAt(mark - 1) != escape ? mark : -1;
    }

    private MappedText trimmed(MappedText joined) {
        String written = joined.text();
        int start = Whitespace.skip(written, 0, written.length());
        int end = Whitespace.skipBack(written, start, written.length());
        for (int i = 0; i < start; i++) trivia(joined.offset(i), joined.offset(i) + 1);
        for (int i = end; i < written.length(); i++) trivia(joined.offset(i), joined.offset(i) + 1);
        return joined.slice(new TextRange(start, end));
    }

    /**
     * The lines up to the one that is the marker's name; all that are left, and no terminator,
     * where none is.
     */
    Heredoc body(HeredocMarker marker) {
        int start = source.lineStart(nextLine);
        while (nextLine <= source.lineCount()) {
            TextRange line = takeLine();
            int end = contentEnd(line);
            int from = line.start();
            while (marker.stripTabs() && from < end && text.charAt(from) == '\t') from++;
            if (end - from == marker.name().length() && text.startsWith(marker.name(), from)) {
                trivia(end, line.end());
                return marker.with(
                        new TextRange(start, line.start()), new TextRange(line.start(), end));
            }
        }
        return marker.with(new TextRange(start, text.length()), TextRange.at(text.length()));
    }

    private TextRange takeLine() {
        return source.line(nextLine++);
    }

    private int contentEnd(TextRange line) {
        int end = line.end();
        while (end > line.start() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r'))
            end--;
        return end;
    }

    private Comment comment(int start, int end) {
        TextRange range = new TextRange(start, end);
        return new Comment(range, range.of(text));
    }

    private void trivia(int from, int to) {
        if (from < to) trivia.add(new TextRange(from, to));
    }
}
