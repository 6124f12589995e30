package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.VariableEffects;
import dev.plimsoll.shell.Word;
import dev.plimsoll.shell.WordEvaluator;
import java.util.List;
import java.util.Optional;

/** What a shell does by itself, without starting a program; XCU 2.15. */
final class Builtins {

    private static final String ACTIVATE = "/bin/activate";

    private Builtins() {}

    /** Runs a builtin; empty where the call starts a program. */
    static Optional<ExitStatus> run(
            Call call,
            Command.Simple command,
            ShellState state,
            WordEvaluator evaluator,
            SimpleCommands commands) {
        return switch (call.program().orElse("")) {
            case "cd" -> Optional.of(changeFolder(call, state));
            case "export", "readonly", "declare", "typeset", "local" ->
                    Optional.of(declare(command, state, evaluator));
            case "unset" -> {
                state.variables(VariableEffects.after(command, state.variables(), evaluator));
                yield Optional.of(ExitStatus.SUCCESS);
            }
            case "read", "getopts", "mapfile", "readarray", "let" -> {
                state.variables(VariableEffects.after(command, state.variables(), evaluator));
                yield Optional.of(ExitStatus.UNKNOWN);
            }
            case "set" -> Optional.of(set(call, state));
            case "shift" -> Optional.of(shift(state));
            case "exit", "return" -> {
                state.ended(state.certain());
                yield Optional.of(ExitStatus.SUCCESS);
            }
            case "eval" -> Optional.of(evaluate(call, state, commands));
            case ".", "source" -> Optional.of(source(call, state));
            case "umask", "trap", "ulimit", "shopt", "wait", "hash", "alias", "unalias", "times" ->
                    Optional.of(ExitStatus.SUCCESS);
            default -> Optional.empty();
        };
    }

    private static ExitStatus changeFolder(Call call, ShellState state) {
        List<String> operands = call.operands();
        boolean known = call.arguments().stream().allMatch(Call.Argument::known);
        if (operands.equals(List.of("-")) || !known) {
            state.variables(state.variables().withUnknown("PWD"));
            return ExitStatus.UNKNOWN;
        }
        String home = call.environment().getOrDefault("HOME", "/root");
        ImagePath target =
                state.workingDirectory().resolve(operands.isEmpty() ? home : operands.getFirst());
        state.workingDirectory(target);
        return ExitStatus.SUCCESS;
    }

    private static ExitStatus declare(
            Command.Simple command, ShellState state, WordEvaluator evaluator) {
        state.variables(VariableEffects.after(command, state.variables(), evaluator));
        boolean exports = command.name().filter("export"::equals).isPresent();
        for (Word word : command.arguments()) {
            if (!exports) break;
            Optional<String> name =
                    word.assignment().map(Command.Assignment::name).or(word::literal);
            name.filter(some -> !some.startsWith("-")).ifPresent(state::export);
        }
        return ExitStatus.SUCCESS;
    }

    private static ExitStatus set(Call call, ShellState state) {
        List<String> words = call.words();
        int end = words.indexOf("--");
        if (end >= 0) state.positional(Optional.of(words.subList(end + 1, words.size())));
        return ExitStatus.SUCCESS;
    }

    private static ExitStatus shift(ShellState state) {
        state.positional(
                state.positional()
                        .map(words -> words.isEmpty() ? words : words.subList(1, words.size())));
        return ExitStatus.SUCCESS;
    }

    private static ExitStatus evaluate(Call call, ShellState state, SimpleCommands commands) {
        if (call.arguments().stream().allMatch(Call.Argument::known)) {
            return commands.here(String.join(" ", call.words()), call.command().range());
        }
        state.mayHaveSetAny();
        return ExitStatus.UNKNOWN;
    }

    /**
     * {@code . venv/bin/activate} puts the environment first; what other files set is not known.
     */
    private static ExitStatus source(Call call, ShellState state) {
        String file = call.words().isEmpty() ? "" : call.words().getFirst();
        boolean activates =
                file.endsWith(ACTIVATE) && call.arguments().stream().allMatch(Call.Argument::known);
        if (!activates) {
            state.mayHaveSetAny();
            return ExitStatus.SUCCESS;
        }
        ImagePath environment = state.workingDirectory().resolve(file).parent().parent();
        String path = call.environment().getOrDefault("PATH", "");
        state.variables(
                state.variables()
                        .with("VIRTUAL_ENV", environment.value())
                        .with("PATH", environment.value() + "/bin:" + path));
        state.export("VIRTUAL_ENV");
        state.export("PATH");
        return ExitStatus.SUCCESS;
    }
}
