package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code for} and {@code case}, from after their first word; XCU 2.9.4.2 and 2.9.4.3. */
final class LoopAndCaseReader {

    private final Cursor cursor;
    private final Parse parse;

    LoopAndCaseReader(Cursor cursor, Parse parse) {
        this.cursor = cursor;
        this.parse = parse;
    }

    Command forLoop(int start) throws Unparsable {
        cursor.skipSpaces();
        if (cursor.peek() == '(' && Arithmetic.skip(cursor)) return counting(start);
        String name = parse.words().word().literal().orElse("");
        if (!Characters.isName(name)) throw new Unparsable("a for has no name");
        parse.lists().skipLines();
        Optional<List<Word>> words = Optional.empty();
        if (parse.compounds().takeWord("in")) words = Optional.of(words());
        if (cursor.peek() == ';') cursor.take(";");
        parse.lists().skipLines();
        Command body = parse.compounds().body();
        var redirections = parse.redirections().all();
        return new Command.For(cursor.rangeFrom(start), name, words, body, redirections);
    }

    Command caseOf(int start) throws Unparsable {
        cursor.skipSpaces();
        Word subject = parse.words().word();
        if (subject.parts().isEmpty()) throw new Unparsable("a case has no word");
        parse.lists().skipLines();
        parse.compounds().expect("in");
        List<Command.Case.Item> items = new ArrayList<>();
        for (parse.lists().skipLines();
                !parse.compounds().takeWord("esac");
                parse.lists().skipLines()) items.add(item());
        var redirections = parse.redirections().all();
        return new Command.Case(cursor.rangeFrom(start), subject, List.copyOf(items), redirections);
    }

    /** {@code for ((;;))} of bash. */
    private Command counting(int start) throws Unparsable {
        cursor.skipBlanks();
        if (cursor.peek() == ';') cursor.take(";");
        parse.lists().skipLines();
        parse.compounds().body();
        return parse.compounds().unknown(start, "a counting loop of bash: for (( … ))");
    }

    private List<Word> words() throws Unparsable {
        List<Word> words = new ArrayList<>();
        for (cursor.skipBlanks();
                cursor.peek() != ';' && cursor.peek() != '\n';
                cursor.skipBlanks()) words.add(some("a word"));
        return List.copyOf(words);
    }

    private Command.Case.Item item() throws Unparsable {
        cursor.take("(");
        List<Word> patterns = new ArrayList<>();
        do {
            cursor.skipSpaces();
            patterns.add(some("a pattern"));
            cursor.skipSpaces();
        } while (cursor.take("|"));
        parse.compounds().expect(")");
        Command body = parse.lists().list();
        boolean ended = cursor.take(";;&") || cursor.take(";&");
        boolean fallsThrough = ended;
        if (!ended) ended = cursor.take(";;");
        if (!ended && !Reserved.at(cursor).equals("esac"))
            throw new Unparsable("\";;\" was expected, not " + cursor.shown());
        Optional<Command> some =
                body instanceof Command.Sequence sequence && sequence.commands().isEmpty()
                        ? Optional.empty()
                        : Optional.of(body);
        return new Command.Case.Item(List.copyOf(patterns), some, fallsThrough);
    }

    private Word some(String what) throws Unparsable {
        Word word = parse.words().word();
        if (word.parts().isEmpty())
            throw new Unparsable(what + " was expected, not " + cursor.shown());
        return word;
    }
}
