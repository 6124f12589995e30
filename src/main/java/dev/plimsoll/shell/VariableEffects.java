package dev.plimsoll.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a simple command does to the variables of the shell that runs it. */
public final class VariableEffects {

    private VariableEffects() {}

    /** The variables after the command; what it may have changed in an unknown way is unknown. */
    public static Variables after(
            Command.Simple command, Variables before, WordEvaluator evaluator) {
        Variables variables = before;
        for (Word word : command.words()) variables = defaults(word, variables, evaluator);
        if (command.words().isEmpty()) {
            for (Command.Assignment assignment : command.assignments())
                variables = evaluator.assign(assignment, variables);
            return variables;
        }
        return switch (command.name().orElse("")) {
            case "export", "readonly", "declare", "typeset", "local" ->
                    declared(command.arguments(), variables, evaluator);
            case "unset" -> unset(command.arguments(), variables);
            case "read", "getopts", "mapfile", "readarray", "let", "printf" ->
                    mayAssign(command.arguments(), variables);
            case "eval", ".", "source" -> Variables.open(Map.of());
            default -> variables;
        };
    }

    private static Variables declared(
            List<Word> arguments, Variables before, WordEvaluator evaluator) {
        Variables variables = before;
        for (Word argument : arguments) {
            Optional<Command.Assignment> assignment = argument.assignment();
            if (assignment.isPresent()) variables = evaluator.assign(assignment.get(), variables);
        }
        return variables;
    }

    private static Variables unset(List<Word> arguments, Variables before) {
        Variables variables = before;
        for (String name : names(arguments)) variables = variables.without(name);
        return variables;
    }

    private static Variables mayAssign(List<Word> arguments, Variables before) {
        Variables variables = before;
        for (String name : names(arguments)) variables = variables.withUnknown(name);
        return variables;
    }

    private static List<String> names(List<Word> words) {
        return words.stream()
                .flatMap(word -> word.literal().stream())
                .filter(Characters::isName)
                .toList();
    }

    /** {@code ${name:=word}} sets the name where it has no value. */
    private static Variables defaults(Word word, Variables before, WordEvaluator evaluator) {
        Variables variables = before;
        for (Word.Part part : word.parts()) {
            if (!(part instanceof Word.Part.Parameter parameter)
                    || !List.of(":=", "=").contains(parameter.operator())) continue;
            Word whole = new Word(word.range(), List.of(parameter));
            variables =
                    evaluator.assign(
                            new Command.Assignment(word.range(), parameter.name(), whole, false),
                            variables);
        }
        return variables;
    }
}
