package dev.plimsoll.shell;

import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists, pipelines and simple commands; XCU 2.9.1 to 2.9.3. */
final class ListReader {

    private final Cursor cursor;
    private final Parse parse;

    ListReader(Cursor cursor, Parse parse) {
        this.cursor = cursor;
        this.parse = parse;
    }

    /** Commands up to a closing word, parenthesis or {@code ;;}, which stays. */
    Command list() throws Unparsable {
        skipLines();
        int start = cursor.at();
        List<Command> commands = new ArrayList<>();
        while (!atListEnd()) commands.add(statement());
        return sequence(commands, start);
    }

    /** One command as itself, several as a sequence. */
    Command sequence(List<Command> commands, int start) {
        if (commands.size() == 1) return commands.getFirst();
        TextRange range =
                commands.isEmpty()
                        ? cursor.range(start, start)
                        : commands.getFirst().range().span(commands.getLast().range());
        return new Command.Sequence(range, List.copyOf(commands));
    }

    /** One and-or list with its separator and the empty lines after it. */
    Command statement() throws Unparsable {
        Command command = andOr();
        cursor.skipBlanks();
        boolean separated = true;
        if (cursor.peek() == ';' && !atCaseBreak()) {
            cursor.take(";");
        } else if (cursor.peek() == '&') {
            cursor.take("&");
            command = new Command.Background(command.range(), command);
        } else {
            separated = cursor.peek() == '\n';
        }
        skipLines();
        if (!separated && !atListEnd()) throw new Unparsable("unexpected " + cursor.shown());
        return command;
    }

    boolean atListEnd() {
        int c = cursor.peek();
        return c == Cursor.END || c == ')' || atCaseBreak() || Reserved.closes(Reserved.at(cursor));
    }

    /** Passes blanks, comments and line ends, and the here-documents after them. */
    void skipLines() {
        cursor.skipBlanks();
        while (cursor.peek() == '\n') {
            cursor.moveTo(cursor.at() + 1);
            parse.heredocs().readPending();
            cursor.skipBlanks();
        }
    }

    private boolean atCaseBreak() {
        return cursor.sees(";;") || cursor.sees(";&");
    }

    private Command andOr() throws Unparsable {
        Command first = pipeline();
        List<Command.AndOr.Next> rest = new ArrayList<>();
        while (true) {
            cursor.skipBlanks();
            cursor.peek();
            int operator = cursor.at();
            boolean and = cursor.take("&&");
            if (!and && !cursor.take("||")) break;
            TextRange range = cursor.rangeFrom(operator);
            skipLines();
            rest.add(new Command.AndOr.Next(and, range, pipeline()));
        }
        if (rest.isEmpty()) return first;
        return new Command.AndOr(
                first.range().span(rest.getLast().command().range()), first, List.copyOf(rest));
    }

    private Command pipeline() throws Unparsable {
        cursor.skipBlanks();
        cursor.peek();
        int start = cursor.at();
        boolean negated = false;
        while (Reserved.at(cursor).equals("!")) {
            cursor.take("!");
            cursor.skipBlanks();
            negated = !negated;
        }
        boolean bang = cursor.at() != start;
        List<Command> commands = new ArrayList<>();
        commands.add(command());
        for (cursor.skipBlanks();
                cursor.peek() == '|' && cursor.second() != '|';
                cursor.skipBlanks()) {
            if (!cursor.take("|&")) cursor.take("|");
            skipLines();
            commands.add(command());
        }
        if (commands.size() == 1 && !bang) return commands.getFirst();
        return new Command.Pipeline(
                cursor.range(start, start + 1).span(commands.getLast().range()),
                negated,
                List.copyOf(commands));
    }

    private Command command() throws Unparsable {
        Optional<Command> compound = parse.compounds().compound();
        return compound.isPresent() ? compound.get() : simple();
    }

    private Command simple() throws Unparsable {
        List<Command.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Command.Redirection> redirections = new ArrayList<>();
        cursor.peek();
        int start = cursor.at();
        int end = start;
        while (true) {
            cursor.skipBlanks();
            int c = cursor.peek();
            Optional<Command.Redirection> redirection = parse.redirections().next();
            if (redirection.isPresent()) {
                redirections.add(redirection.get());
            } else if (c == '('
                    && words.size() == 1
                    && assignments.isEmpty()
                    && redirections.isEmpty()) {
                return parse.compounds().function(words.getFirst(), start);
            } else if (c == '(') {
                throw new Unparsable("unexpected \"(\"");
            } else if (Characters.endsWord(c) && !startsProcessSubstitution(c)) {
                break;
            } else {
                Word word = parse.words().word();
                Optional<Command.Assignment> assignment =
                        words.isEmpty() ? word.assignment() : Optional.empty();
                if (assignment.isPresent()) assignments.add(arrayOr(assignment.get()));
                else words.add(word);
            }
            end = cursor.at();
        }
        if (end == start) throw new Unparsable("a command was expected, not " + cursor.shown());
        return new Command.Simple(
                cursor.range(start, end),
                List.copyOf(assignments),
                List.copyOf(words),
                List.copyOf(redirections));
    }

    private boolean startsProcessSubstitution(int c) {
        return (c == '<' || c == '>') && cursor.second() == '(';
    }

    /** {@code name=(…)}, an array of bash. */
    private Command.Assignment arrayOr(Command.Assignment assignment) throws Unparsable {
        if (cursor.peek() != '(' || !assignment.value().parts().isEmpty()) return assignment;
        int start = cursor.at();
        cursor.take("(");
        for (skipLines(); cursor.peek() != ')'; skipLines()) {
            int before = cursor.at();
            parse.words().word();
            if (cursor.at() == before)
                throw new Unparsable("unexpected " + cursor.shown() + " in an array");
        }
        cursor.take(")");
        TextRange range = cursor.rangeFrom(start);
        Word value = new Word(range, List.of(new Word.Part.Unknown(cursor.textFrom(start), false)));
        return new Command.Assignment(
                assignment.range().span(range), assignment.name(), value, assignment.append());
    }
}
