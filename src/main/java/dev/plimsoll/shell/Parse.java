package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One reading of a text: the readers that call each other. */
final class Parse {

    private final Cursor cursor;
    private final HeredocReader heredocs;
    private final WordReader words;
    private final ListReader lists;
    private final CompoundReader compounds;
    private final LoopAndCaseReader cases;
    private final RedirectionReader redirections;

    Parse(MappedText text, List<HereDocument> outside, Map<Integer, String> bodies, int depth) {
        this.cursor = new Cursor(text, depth);
        this.heredocs = new HeredocReader(cursor, outside, bodies);
        this.words = new WordReader(cursor, this);
        this.lists = new ListReader(cursor, this);
        this.compounds = new CompoundReader(cursor, this);
        this.cases = new LoopAndCaseReader(cursor, this);
        this.redirections = new RedirectionReader(cursor, this);
    }

    /** The whole text; what cannot be read and all after it is unknown. */
    Script script() {
        Cursor.Notes notes = cursor.notes();
        List<Command> commands = new ArrayList<>();
        int start = 0;
        int statement = 0;
        try {
            lists.skipLines();
            start = cursor.at();
            while (cursor.peek() != Cursor.END) {
                statement = cursor.at();
                commands.add(lists.statement());
                statement = cursor.at();
                if (lists.atListEnd() && cursor.peek() != Cursor.END)
                    throw new Unparsable("unexpected " + cursor.shown());
            }
        } catch (Unparsable e) {
            cursor.swapNotes(notes);
            cursor.moveTo(cursor.length());
            commands.add(new Command.Unknown(cursor.rangeFrom(statement), e.why()));
            cursor.problem("The rest of the shell text is not understood: %s.".formatted(e.why()));
        }
        heredocs.readPending();
        return cursor.script(lists.sequence(commands, start), notes, 0);
    }

    HeredocReader heredocs() {
        return heredocs;
    }

    WordReader words() {
        return words;
    }

    ListReader lists() {
        return lists;
    }

    CompoundReader compounds() {
        return compounds;
    }

    LoopAndCaseReader cases() {
        return cases;
    }

    RedirectionReader redirections() {
        return redirections;
    }
}
