package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replaces parameters and command substitutions by their values; XCU 2.6.2 and 2.6.3. */
final class Expander {

    /**
     * Characters that expansions may add to one word: PATH_MAX of Linux, and more than any list of
     * packages.
     */
    private static final int LENGTH_LIMIT = 4_096;

    private final Variables variables;
    private final Function<Script, Optional<String>> substitution;
    private int length;

    Expander(Variables variables, Function<Script, Optional<String>> substitution) {
        this.variables = variables;
        this.substitution = substitution;
    }

    List<Piece> expand(List<Word.Part> parts) throws Unevaluable {
        List<Piece> pieces = new ArrayList<>();
        for (Word.Part part : parts) {
            switch (part) {
                case Word.Part.Literal literal ->
                        pieces.add(new Piece(literal.text(), literal.quoted(), false));
                case Word.Part.Parameter parameter -> pieces.addAll(parameter(parameter));
                case Word.Part.CommandSubstitution command ->
                        pieces.add(value(output(command), command.quoted()));
                case Word.Part.Unknown unknown ->
                        throw new Unevaluable("%s is not evaluated".formatted(unknown.text()));
            }
        }
        return pieces;
    }

    private List<Piece> parameter(Word.Part.Parameter parameter) throws Unevaluable {
        return switch (parameter.operator()) {
            case "" -> List.of(value(orEmpty(parameter), parameter.quoted()));
            case ":-", "-", ":=", "=" ->
                    hasValue(parameter)
                            ? List.of(value(orEmpty(parameter), parameter.quoted()))
                            : argument(parameter);
            case ":+", "+" ->
                    hasValue(parameter)
                            ? argument(parameter)
                            : List.of(value("", parameter.quoted()));
            case ":?", "?" -> {
                if (!hasValue(parameter))
                    throw new Unevaluable(parameter.name() + " is demanded and not set");
                yield List.of(value(orEmpty(parameter), parameter.quoted()));
            }
            default -> List.of(value(operated(parameter), parameter.quoted()));
        };
    }

    private String operated(Word.Part.Parameter parameter) throws Unevaluable {
        String value = orEmpty(parameter);
        String operator = parameter.operator();
        List<Word.Part> argument = parameter.argument().map(Word::parts).orElse(List.of());
        return switch (operator) {
            case "length" -> ParameterExpansion.length(value);
            case "#", "##", "%", "%%" ->
                    ParameterExpansion.trim(value, operator, pattern(argument));
            case "/", "//", "/#", "/%" -> {
                SlashedArgument both = SlashedArgument.of(argument);
                yield ParameterExpansion.replace(
                        value,
                        operator,
                        pattern(both.pattern()),
                        Piece.joined(expand(both.replacement())));
            }
            case "^", "^^", ",", ",," -> {
                if (!argument.isEmpty()) throw new Unevaluable("a change of case by pattern");
                yield ParameterExpansion.changeCase(value, operator);
            }
            case ":" -> ParameterExpansion.substring(value, Piece.joined(expand(argument)));
            default ->
                    throw new Unevaluable(
                            "${%s%s…} is not evaluated".formatted(parameter.name(), operator));
        };
    }

    private ShellPattern pattern(List<Word.Part> parts) throws Unevaluable {
        return ShellPattern.compile(Piece.pattern(expand(parts)))
                .orElseThrow(() -> new Unevaluable("a pattern is too long"));
    }

    /** The word of {@code ${name:-word}}; unquoted blanks in it separate fields. */
    private List<Piece> argument(Word.Part.Parameter parameter) throws Unevaluable {
        List<Word.Part> parts = parameter.argument().map(Word::parts).orElse(List.of());
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece :
                expand(parameter.quoted() ? parts : Tilde.expand(parts, false, variables))) {
            pieces.add(new Piece(piece.text(), piece.quoted(), !piece.quoted()));
        }
        if (parameter.quoted()) pieces.add(new Piece("", true, false));
        return pieces;
    }

    private boolean hasValue(Word.Part.Parameter parameter) throws Unevaluable {
        boolean emptyCounts = !parameter.operator().startsWith(":");
        return switch (variables.get(parameter.name())) {
            case Variables.Value.Known known -> emptyCounts || !known.text().isEmpty();
            case Variables.Value.Unset unset -> false;
            case Variables.Value.Unknown unknown ->
                    throw new Unevaluable(parameter.name() + " is not known");
        };
    }

    private String orEmpty(Word.Part.Parameter parameter) throws Unevaluable {
        return switch (variables.get(parameter.name())) {
            case Variables.Value.Known known -> known.text();
            case Variables.Value.Unset unset -> "";
            case Variables.Value.Unknown unknown ->
                    throw new Unevaluable(parameter.name() + " is not known");
        };
    }

    private String output(Word.Part.CommandSubstitution command) throws Unevaluable {
        String output =
                substitution
                        .apply(command.script())
                        .orElseThrow(() -> new Unevaluable("a command's output is not known"));
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') end--;
        return output.substring(0, end);
    }

    private Piece value(String text, boolean quoted) throws Unevaluable {
        length += text.length();
        if (length > LENGTH_LIMIT)
            throw new Unevaluable("it becomes longer than " + LENGTH_LIMIT + " characters");
        return new Piece(text, quoted, !quoted);
    }
}
