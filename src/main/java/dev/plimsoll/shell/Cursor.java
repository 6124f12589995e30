package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a shell text. Reading through it skips line continuations (XCU 2.2.1) unless asked for
 * raw text.
 */
final class Cursor {

    static final int END = -1;

    /** Far above what people write, far below what a thread's stack bears. */
    private static final int DEPTH_LIMIT = 100;

    private final MappedText source;
    private final String text;
    private int at;
    private int depth;
    private List<TextRange> comments = new ArrayList<>();
    private List<String> problems = new ArrayList<>();

    Cursor(MappedText source, int depth) {
        this.source = source;
        this.text = source.text();
        this.depth = depth;
    }

    /** Comments and problems of one script; a nested script has its own. */
    record Notes(List<TextRange> comments, List<String> problems) {}

    Notes notes() {
        return new Notes(comments, problems);
    }

    Notes swapNotes(Notes other) {
        Notes mine = notes();
        comments = other.comments();
        problems = other.problems();
        return mine;
    }

    Notes freshNotes() {
        return swapNotes(new Notes(new ArrayList<>(), new ArrayList<>()));
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    int at() {
        return at;
    }

    int depth() {
        return depth;
    }

    void moveTo(int index) {
        at = index;
    }

    int length() {
        return text.length();
    }

    /** The character here, or {@link #END}; a continuation before it is passed. */
    int peek() {
        at = afterContinuations(at);
        return raw(at);
    }

    /** The character after the one here. */
    int second() {
        peek();
        return at == text.length() ? END : raw(afterContinuations(at + 1));
    }

    /** The character at an index as it stands. */
    int raw(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    String textFrom(int start) {
        return text.substring(start, at);
    }

    int indexOf(char wanted) {
        int found = text.indexOf(wanted, at);
        return found < 0 ? text.length() : found;
    }

    /** Passes the operator if it stands here. */
    boolean take(String operator) {
        int index = at;
        for (int i = 0; i < operator.length(); i++) {
            index = afterContinuations(index);
            if (raw(index) != operator.charAt(i)) return false;
            index++;
        }
        at = index;
        return true;
    }

    boolean sees(String operator) {
        int before = at;
        boolean seen = take(operator);
        at = before;
        return seen;
    }

    /** Passes blanks, and a comment if one follows; it stands just before the line end then. */
    void skipBlanks() {
        skipSpaces();
        if (peek() != '#') return;
        int start = at;
        at = indexOf('\n');
        comments.add(rangeFrom(start));
    }

    void skipSpaces() {
        while (Characters.isBlank(peek())) at++;
    }

    void enter() throws Unparsable {
        if (++depth > DEPTH_LIMIT)
            throw new Unparsable("it is nested deeper than " + DEPTH_LIMIT + " levels");
    }

    void leave() {
        depth--;
    }

    /** The source range from an index to here. */
    TextRange rangeFrom(int start) {
        return range(start, at);
    }

    /** The source range, without line continuations that only led to its end. */
    TextRange range(int start, int end) {
        int last = end;
        while (last - 2 >= start && raw(last - 1) == '\n' && raw(last - 2) == '\\') last -= 2;
        return source.toSource(new TextRange(start, Math.max(start, last)));
    }

    Script script(Command body, Notes notes, int start) {
        MappedText slice =
                start == 0 && at == text.length() ? source : source.slice(new TextRange(start, at));
        return new Script(
                slice, body, List.copyOf(notes.comments()), List.copyOf(notes.problems()));
    }

    /** What stands here, for a sentence. */
    String shown() {
        int c = peek();
        String reserved = Reserved.at(this);
        if (!reserved.isEmpty()) return "\"" + reserved + "\"";
        return switch (c) {
            case END -> "the end";
            case '\n' -> "the line's end";
            default -> "\"" + Character.toString(text.codePointAt(at)) + "\"";
        };
    }

    int offset(int index) {
        return source.offset(index);
    }

    int afterContinuations(int index) {
        while (raw(index) == '\\' && raw(index + 1) == '\n') index += 2;
        return index;
    }
}
