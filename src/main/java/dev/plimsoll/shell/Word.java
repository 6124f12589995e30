package dev.plimsoll.shell;

import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;

/** A word of the shell language: what stands between blanks, quotes included. */
public record Word(TextRange range, List<Part> parts) {

    /** A piece of a word. */
    public sealed interface Part {

        /** Text; {@code quoted} where quotes or a backslash protect it from globbing and splitting. */
        record Literal(String text, boolean quoted) implements Part {}

        /**
         * {@code $name} or {@code ${name OP word}}.
         *
         * @param operator empty, or {@code :- - := = :? ? :+ + # ## % %% / // length} and others as written
         */
        record Parameter(String name, String operator, Optional<Word> argument, boolean quoted) implements Part {}

        record CommandSubstitution(Script script, boolean quoted) implements Part {}

        /** Arithmetic, process substitution and what else is not evaluated; {@code text} as written. */
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
}
