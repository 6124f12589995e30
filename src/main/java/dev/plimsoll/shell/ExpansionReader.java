package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import java.util.List;
import java.util.Optional;

/** Reads what begins with {@code $} or a backquote; XCU 2.6, with bash's additions. */
final class ExpansionReader {

    /** Longest first. */
    private static final List<String> OPERATORS =
            List.of(
                    ":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?",
                    "+", "#", "%", "/", "^", ",", "@", ":");

    private final Cursor cursor;
    private final WordReader words;
    private final Parse parse;

    ExpansionReader(Cursor cursor, WordReader words, Parse parse) {
        this.cursor = cursor;
        this.words = words;
        this.parse = parse;
    }

    void dollar(Parts parts, boolean quoted) throws Unparsable {
        int start = cursor.at();
        cursor.moveTo(start + 1);
        int c = cursor.peek();
        if (c == '(') {
            if (cursor.second() == '(' && Arithmetic.skip(cursor))
                parts.add(new Word.Part.Unknown(cursor.textFrom(start), quoted));
            else commandSubstitution(parts, quoted);
        } else if (c == '{') {
            braces(parts, quoted, start);
        } else if (Characters.isNameStart(c)) {
            parts.add(parameter(name(), quoted));
        } else if (Characters.isDigit(c) || Characters.isSpecialParameter(c)) {
            parts.add(parameter(one(), quoted));
        } else if (c == '\'' && !quoted) {
            cursor.moveTo(cursor.at() + 1);
            parts.literal(AnsiQuotes.read(cursor), true);
        } else if (c == '"' && !quoted) {
            words.doubleQuotes(parts);
        } else {
            parts.literal('$', quoted);
        }
    }

    void backquotes(Parts parts, boolean quoted) throws Unparsable {
        int at = cursor.at() + 1;
        MappedText.Builder inside = new MappedText.Builder();
        String escapable = quoted ? "`\\$\"" : "`\\$";
        while (cursor.raw(at) != '`') {
            int c = cursor.raw(at);
            int next = cursor.raw(at + 1);
            if (c == Cursor.END) throw new Unparsable("a backquote has no end");
            if (c == '\\' && next != Cursor.END && escapable.indexOf(next) >= 0)
                c = cursor.raw(++at);
            inside.append(Character.toString(c), cursor.offset(at));
            at++;
        }
        cursor.moveTo(at + 1);
        cursor.enter();
        parts.add(
                new Word.Part.CommandSubstitution(
                        ShellParser.parse(
                                inside.build(cursor.offset(at)), List.of(), cursor.depth()),
                        quoted));
        cursor.leave();
    }

    /** {@code <(…)} and {@code >(…)}. */
    void processSubstitution(Parts parts) throws Unparsable {
        int start = cursor.at();
        cursor.moveTo(start + 1);
        cursor.peek();
        commandSubstitution(new Parts(), false);
        parts.add(new Word.Part.Unknown(cursor.textFrom(start), false));
    }

    /** The parentheses of an extended glob. */
    void parentheses(Parts parts) throws Unparsable {
        int start = cursor.at();
        cursor.enter();
        cursor.moveTo(start + 1);
        Parts inside = new Parts();
        for (int c = cursor.peek(); c != ')'; c = cursor.peek()) {
            if (c == Cursor.END) throw new Unparsable("a ( has no )");
            if (c == '(') parentheses(inside);
            else words.unquoted(inside, c);
        }
        cursor.moveTo(cursor.at() + 1);
        cursor.leave();
        parts.add(new Word.Part.Unknown(cursor.textFrom(start), false));
    }

    private void commandSubstitution(Parts parts, boolean quoted) throws Unparsable {
        cursor.enter();
        cursor.moveTo(cursor.at() + 1);
        int start = cursor.at();
        Cursor.Notes outer = cursor.freshNotes();
        Command body = parse.lists().list();
        if (cursor.peek() != ')') throw new Unparsable("a $( has no ): " + cursor.shown());
        Cursor.Notes inner = cursor.swapNotes(outer);
        parts.add(new Word.Part.CommandSubstitution(cursor.script(body, inner, start), quoted));
        cursor.moveTo(cursor.at() + 1);
        cursor.leave();
    }

    private void braces(Parts parts, boolean quoted, int start) throws Unparsable {
        cursor.enter();
        cursor.moveTo(cursor.at() + 1);
        Optional<Word.Part.Parameter> length = length(quoted);
        parts.add(length.isPresent() ? length.get() : inBraces(quoted, start));
        cursor.leave();
    }

    /** {@code ${#name}}; else nothing is passed. */
    private Optional<Word.Part.Parameter> length(boolean quoted) {
        int before = cursor.at();
        if (cursor.take("#")) {
            String name = parameterName();
            if (!name.isEmpty() && cursor.take("}"))
                return Optional.of(
                        new Word.Part.Parameter(name, "length", Optional.empty(), quoted));
        }
        cursor.moveTo(before);
        return Optional.empty();
    }

    private Word.Part inBraces(boolean quoted, int start) throws Unparsable {
        String name = parameterName();
        if (cursor.take("}"))
            return name.isEmpty()
                    ? new Word.Part.Unknown(cursor.textFrom(start), quoted)
                    : parameter(name, quoted);
        Optional<String> operator =
                name.isEmpty()
                        ? Optional.empty()
                        : OPERATORS.stream().filter(cursor::take).findFirst();
        Word argument =
                words.argument(
                        quoted && !operator.filter(ExpansionReader::takesPattern).isPresent());
        cursor.moveTo(cursor.at() + 1);
        if (operator.isEmpty()) return new Word.Part.Unknown(cursor.textFrom(start), quoted);
        return new Word.Part.Parameter(name, operator.get(), Optional.of(argument), quoted);
    }

    /** Double quotes around the whole do not quote a pattern; XCU 2.6.2. */
    private static boolean takesPattern(String operator) {
        return "#%/^,".indexOf(operator.charAt(0)) >= 0;
    }

    private static Word.Part.Parameter parameter(String name, boolean quoted) {
        return new Word.Part.Parameter(name, "", Optional.empty(), quoted);
    }

    /** The name here, a number or a special parameter; empty where none is. */
    private String parameterName() {
        int c = cursor.peek();
        if (Characters.isNameStart(c)) return name();
        if (Characters.isDigit(c)) {
            StringBuilder digits = new StringBuilder();
            while (Characters.isDigit(cursor.peek())) digits.append(one());
            return digits.toString();
        }
        // ${!name} is indirection, but ${!} is the last background process
        if (c == '!' && cursor.second() != '}') return "";
        return Characters.isSpecialParameter(c) ? one() : "";
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (Characters.isNamePart(cursor.peek())) name.append(one());
        return name.toString();
    }

    private String one() {
        String one = Character.toString(cursor.peek());
        cursor.moveTo(cursor.at() + 1);
        return one;
    }
}
