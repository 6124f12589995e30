package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what words become: braces, tilde, parameters and command substitutions expanded, split into
 * fields, quotes removed; file name patterns stay; XCU 2.6.
 *
 * @param substitution gives the output of a command substitution where it is known
 */
public record WordEvaluator(Dialect dialect, Function<Script, Optional<String>> substitution) {

    /** An evaluator that knows no command's output. */
    public static WordEvaluator of(Dialect dialect) {
        return new WordEvaluator(dialect, script -> Optional.empty());
    }

    /** The fields that a command's word becomes. */
    public Evaluated evaluate(Word word, Variables variables) {
        try {
            List<Field> fields = new ArrayList<>();
            for (List<Word.Part> one :
                    dialect == Dialect.BASH
                            ? BraceExpansion.expand(word.parts())
                            : List.of(word.parts())) {
                List<Piece> pieces =
                        new Expander(variables, substitution)
                                .expand(Tilde.expand(one, false, variables));
                requireDefaultSeparators(pieces, variables);
                fields.addAll(Fields.split(pieces, word));
            }
            return new Evaluated.Known(List.copyOf(fields));
        } catch (Unevaluable e) {
            return new Evaluated.Unknown(e.why());
        }
    }

    /**
     * The one field of a word that is not split: an assignment's value, a {@code case}'s subject, a
     * redirection's target.
     */
    public Evaluated evaluateWhole(Word word, Variables variables) {
        return whole(word, variables, false);
    }

    /** The pattern of a {@code case} item; empty where it is not known. */
    public Optional<ShellPattern> pattern(Word word, Variables variables) {
        try {
            return ShellPattern.compile(
                    Piece.pattern(
                            new Expander(variables, substitution)
                                    .expand(Tilde.expand(word.parts(), false, variables))));
        } catch (Unevaluable e) {
            return Optional.empty();
        }
    }

    /** The variables after an assignment. */
    public Variables assign(Command.Assignment assignment, Variables variables) {
        Optional<String> value = whole(assignment.value(), variables, true).single();
        if (value.isEmpty()) return variables.withUnknown(assignment.name());
        if (!assignment.append()) return variables.with(assignment.name(), value.get());
        return switch (variables.get(assignment.name())) {
            case Variables.Value.Known known ->
                    variables.with(assignment.name(), known.text() + value.get());
            case Variables.Value.Unset unset -> variables.with(assignment.name(), value.get());
            case Variables.Value.Unknown unknown -> variables;
        };
    }

    private Evaluated whole(Word word, Variables variables, boolean assignment) {
        try {
            List<Piece> pieces =
                    new Expander(variables, substitution)
                            .expand(Tilde.expand(word.parts(), assignment, variables));
            return new Evaluated.Known(List.of(Fields.one(pieces, word)));
        } catch (Unevaluable e) {
            return new Evaluated.Unknown(e.why());
        }
    }

    private static void requireDefaultSeparators(List<Piece> pieces, Variables variables)
            throws Unevaluable {
        boolean usual =
                !variables.mentions("IFS")
                        || variables
                                .get("IFS")
                                .equals(new Variables.Value.Known(Fields.DEFAULT_IFS))
                        || variables.get("IFS").equals(new Variables.Value.Unset());
        if (!usual && pieces.stream().anyMatch(piece -> piece.split() && !piece.text().isEmpty()))
            throw new Unevaluable("IFS is changed");
    }
}
