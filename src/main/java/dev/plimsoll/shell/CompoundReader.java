package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads compound commands and functions; XCU 2.9.4 and 2.9.5, with bash's. */
final class CompoundReader {

    private final Cursor cursor;
    private final Parse parse;

    CompoundReader(Cursor cursor, Parse parse) {
        this.cursor = cursor;
        this.parse = parse;
    }

    /** The compound command that starts here; nothing is passed where none does. */
    Optional<Command> compound() throws Unparsable {
        cursor.skipBlanks();
        String word = cursor.peek() == '(' ? "(" : Reserved.at(cursor);
        if (word.isEmpty() || word.equals("in")) return Optional.empty();
        if (Reserved.closes(word)) throw new Unparsable("unexpected " + cursor.shown());
        int start = cursor.at();
        cursor.enter();
        Command command = compound(word, start);
        cursor.leave();
        return Optional.of(command);
    }

    /** {@code name ( ) command}, from the opening parenthesis. */
    Command function(Word name, int start) throws Unparsable {
        cursor.take("(");
        cursor.skipBlanks();
        Optional<String> text = name.literal();
        if (!cursor.take(")") || text.isEmpty()) throw new Unparsable("unexpected \"(\"");
        return function(text.get(), start);
    }

    private Command function(String name, int start) throws Unparsable {
        parse.lists().skipLines();
        Optional<Command> body = compound();
        if (body.isEmpty()) throw new Unparsable("the function " + name + " has no body");
        return new Command.Function(cursor.rangeFrom(start), name, body.get());
    }

    private Command compound(String word, int start) throws Unparsable {
        if (word.equals("(") && cursor.second() == '(' && Arithmetic.skip(cursor))
            return unknown(start, "arithmetic of bash: (( … ))");
        if (word.equals("[[")) return test(start);
        if (!cursor.take(word)) throw new Unparsable("unexpected " + cursor.shown());
        return switch (word) {
            case "(" -> {
                Command body = parse.lists().list();
                expect(")");
                var redirections = parse.redirections().all();
                yield new Command.Subshell(cursor.rangeFrom(start), body, redirections);
            }
            case "{" -> {
                Command body = parse.lists().list();
                expect("}");
                var redirections = parse.redirections().all();
                yield new Command.Group(cursor.rangeFrom(start), body, redirections);
            }
            case "if" -> conditional(start);
            case "while", "until" -> loop(start, word.equals("until"));
            case "for" -> parse.cases().forLoop(start);
            case "case" -> parse.cases().caseOf(start);
            case "select" -> {
                parse.cases().forLoop(start);
                yield unknown(start, "a menu of bash: select");
            }
            case "function" -> function(start);
            default -> throw new Unparsable("\"" + word + "\" is not understood");
        };
    }

    private Command conditional(int start) throws Unparsable {
        List<Command.If.Branch> branches = new ArrayList<>();
        do {
            Command condition = parse.lists().list();
            expect("then");
            branches.add(new Command.If.Branch(condition, parse.lists().list()));
        } while (takeWord("elif"));
        Optional<Command> otherwise =
                takeWord("else") ? Optional.of(parse.lists().list()) : Optional.empty();
        expect("fi");
        var redirections = parse.redirections().all();
        return new Command.If(
                cursor.rangeFrom(start), List.copyOf(branches), otherwise, redirections);
    }

    private Command loop(int start, boolean until) throws Unparsable {
        Command condition = parse.lists().list();
        Command body = body();
        var redirections = parse.redirections().all();
        return new Command.While(cursor.rangeFrom(start), until, condition, body, redirections);
    }

    private Command function(int start) throws Unparsable {
        cursor.skipSpaces();
        Optional<String> name = parse.words().word().literal().filter(text -> !text.isEmpty());
        if (name.isEmpty()) throw new Unparsable("a function has no name");
        cursor.skipSpaces();
        if (cursor.take("(")) {
            cursor.skipSpaces();
            expect(")");
        }
        return function(name.get(), start);
    }

    /** {@code do … done}. */
    Command body() throws Unparsable {
        expect("do");
        Command body = parse.lists().list();
        expect("done");
        return body;
    }

    /** {@code [[ … ]]}: an expression with a grammar of its own. */
    private Command test(int start) throws Unparsable {
        cursor.take("[[");
        Parts inside = new Parts();
        boolean atWordStart = true;
        for (int c = cursor.peek(); !(atWordStart && c == ']' && endsTest()); c = cursor.peek()) {
            if (c == Cursor.END) throw new Unparsable("a [[ has no ]]");
            atWordStart = Characters.endsWord(c);
            parse.words().unquoted(inside, c);
        }
        cursor.take("]]");
        return unknown(start, "a test of bash: [[ … ]]");
    }

    private boolean endsTest() {
        return cursor.raw(cursor.at() + 1) == ']'
                && Characters.endsWord(cursor.raw(cursor.at() + 2));
    }

    Command unknown(int start, String why) throws Unparsable {
        parse.redirections().all();
        cursor.problem("Not evaluated: %s.".formatted(why));
        return new Command.Unknown(cursor.rangeFrom(start), why);
    }

    void expect(String word) throws Unparsable {
        boolean there = word.equals(")") ? cursor.take(word) : takeWord(word);
        if (!there)
            throw new Unparsable("\"%s\" was expected, not %s".formatted(word, cursor.shown()));
    }

    boolean takeWord(String word) {
        return Reserved.at(cursor).equals(word) && cursor.take(word);
    }
}
