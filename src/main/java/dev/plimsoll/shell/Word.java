package dev.plimsoll.shell;

import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A word of the shell language: what stands between blanks, quotes included. */
public record Word(TextRange range, List<Part> parts) {

    /** A piece of a word. */
    public sealed interface Part {

        /**
         * Text; {@code quoted} where quotes or a backslash protect it from globbing and splitting.
         */
        record Literal(String text, boolean quoted) implements Part {}

        /**
         * {@code $name} or {@code ${name OP word}}.
         *
         * @param operator empty, or {@code :- - := = :? ? :+ + # ## % %% / // length} and others as
         *     written
         */
        record Parameter(String name, String operator, Optional<Word> argument, boolean quoted)
                implements Part {}

        record CommandSubstitution(Script script, boolean quoted) implements Part {}

        /**
         * Arithmetic, process substitution and what else is not evaluated; {@code text} as written.
         */
        record Unknown(String text, boolean quoted) implements Part {}
    }

    /** The text where the word has no expansion, whatever its quotes. */
    public Optional<String> literal() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Part.Literal literal)) return Optional.empty();
            text.append(literal.text());
        }
        return Optional.of(text.toString());
    }

    /**
     * The word as {@code name=value} or {@code name+=value}, as before a command and after {@code
     * export}.
     */
    public Optional<Command.Assignment> assignment() {
        if (parts.isEmpty() || !(parts.getFirst() instanceof Part.Literal first) || first.quoted())
            return Optional.empty();
        int equals = first.text().indexOf('=');
        boolean append = equals > 0 && first.text().charAt(equals - 1) == '+';
        String name = equals < 0 ? "" : first.text().substring(0, append ? equals - 1 : equals);
        if (!Characters.isName(name)) return Optional.empty();
        String rest = first.text().substring(equals + 1);
        List<Part> value = new ArrayList<>(parts.subList(1, parts.size()));
        if (!rest.isEmpty()) value.addFirst(new Part.Literal(rest, false));
        TextRange valueRange =
                new TextRange(Math.min(range.start() + equals + 1, range.end()), range.end());
        return Optional.of(
                new Command.Assignment(
                        range, name, new Word(valueRange, List.copyOf(value)), append));
    }
}
