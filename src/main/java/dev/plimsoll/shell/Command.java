package dev.plimsoll.shell;

import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A command of the shell language (POSIX.1-2024 XCU 2.9, with bash's additions); ranges are those
 * of the Dockerfile.
 */
public sealed interface Command {

    TextRange range();

    /**
     * Assignments, words and redirections; a command without words sets variables of the shell
     * itself.
     */
    record Simple(
            TextRange range,
            List<Assignment> assignments,
            List<Word> words,
            List<Redirection> redirections)
            implements Command {

        /** The first word where it is written out, whatever its quotes. */
        public Optional<String> name() {
            return words.isEmpty() ? Optional.empty() : words.getFirst().literal();
        }

        /** The words after the first. */
        public List<Word> arguments() {
            return words.isEmpty() ? words : words.subList(1, words.size());
        }
    }

    /** {@code first OP second OP …}, left to right. */
    record AndOr(TextRange range, Command first, List<Next> rest) implements Command {
        /** What follows: after {@code &&} where {@code and} is true, after {@code ||} where not. */
        public record Next(boolean and, TextRange operator, Command command) {}
    }

    record Pipeline(TextRange range, boolean negated, List<Command> commands) implements Command {}

    /** Commands one after the other, ended by {@code ;}, a line end or {@code &}. */
    record Sequence(TextRange range, List<Command> commands) implements Command {}

    record Background(TextRange range, Command command) implements Command {}

    record Group(TextRange range, Command body, List<Redirection> redirections)
            implements Command {}

    record Subshell(TextRange range, Command body, List<Redirection> redirections)
            implements Command {}

    record If(
            TextRange range,
            List<Branch> branches,
            Optional<Command> otherwise,
            List<Redirection> redirections)
            implements Command {
        public record Branch(Command condition, Command body) {}
    }

    /** {@code for name in words}; empty words mean the positional parameters. */
    record For(
            TextRange range,
            String name,
            Optional<List<Word>> words,
            Command body,
            List<Redirection> redirections)
            implements Command {}

    record While(
            TextRange range,
            boolean until,
            Command condition,
            Command body,
            List<Redirection> redirections)
            implements Command {}

    record Case(TextRange range, Word subject, List<Item> items, List<Redirection> redirections)
            implements Command {
        /**
         * {@code patterns) body ;;}; it falls through where it ends in {@code ;&} or {@code ;;&},
         * so that later items may run too.
         */
        public record Item(List<Word> patterns, Optional<Command> body, boolean fallsThrough) {}
    }

    record Function(TextRange range, String name, Command body) implements Command {}

    /**
     * {@code [[ … ]]}, {@code (( … ))} and what else is not understood; {@code why} says what it
     * is.
     */
    record Unknown(TextRange range, String why) implements Command {}

    /** {@code name=value} before a command's words; {@code name+=value} appends. */
    record Assignment(TextRange range, String name, Word value, boolean append) {}

    /**
     * {@code [n]OP target}.
     *
     * @param descriptorVariable the name in bash's {@code {name}>}, which takes a free descriptor
     * @param operator {@code < > >> >| <> <& >& &> &>> << <<- <<<}
     * @param heredoc the document's body for {@code <<} and {@code <<-}, tabs stripped where asked
     */
    record Redirection(
            TextRange range,
            Optional<Integer> fileDescriptor,
            Optional<String> descriptorVariable,
            String operator,
            Word target,
            Optional<String> heredoc) {

        /**
         * Whether the here-document's body is taken as written: a part of its delimiter is quoted.
         */
        public boolean literalHeredoc() {
            return target.parts().stream()
                    .anyMatch(
                            part -> part instanceof Word.Part.Literal literal && literal.quoted());
        }
    }
}
