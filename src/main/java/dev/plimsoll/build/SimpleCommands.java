package dev.plimsoll.build;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Evaluated;
import dev.plimsoll.shell.Field;
import dev.plimsoll.shell.ShellParser;
import dev.plimsoll.shell.Variables;
import dev.plimsoll.shell.Word;
import dev.plimsoll.shell.WordEvaluator;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs simple commands: assignments, builtins, functions, programs; and redirections. */
final class SimpleCommands {

    private final Machine machine;
    private final List<Program> programs;
    private final WordEvaluator evaluator;
    private final ShellState state;
    private final ShellRun shell;
    private final Redirections redirections;

    SimpleCommands(
            Machine machine,
            List<Program> programs,
            WordEvaluator evaluator,
            ShellState state,
            ShellRun shell) {
        this.machine = machine;
        this.programs = programs;
        this.evaluator = evaluator;
        this.state = state;
        this.shell = shell;
        this.redirections = new Redirections(machine, evaluator, state);
    }

    ExitStatus run(Command.Simple command) {
        if (command.words().isEmpty()) {
            for (Command.Assignment assignment : command.assignments()) {
                state.set(assignment, evaluator);
            }
            return redirected(command.redirections(), "a redirection", () -> ExitStatus.SUCCESS);
        }
        List<Call.Argument> words = words(command);
        if (words.isEmpty()) return ExitStatus.SUCCESS;
        Call call =
                new Call(
                        command,
                        words,
                        environment(command),
                        state.user(),
                        state.workingDirectory(),
                        state.certain(),
                        state.editable());
        return redirected(command.redirections(), call.name(), () -> start(command, call));
    }

    ExitStatus redirected(List<Command.Redirection> all, Supplier<ExitStatus> body) {
        return redirected(all, "a group of commands", body);
    }

    private ExitStatus redirected(
            List<Command.Redirection> all, String name, Supplier<ExitStatus> body) {
        return all.isEmpty() ? body.get() : redirections.around(all, name, body);
    }

    private ExitStatus start(Command.Simple command, Call call) {
        Optional<Command.Function> function = state.function(call.program().orElse(""));
        if (function.isPresent()) return inline(function.get(), call);
        Optional<ExitStatus> builtin = Builtins.run(call, command, state, evaluator, this);
        if (builtin.isPresent()) {
            machine.record(call);
            return builtin.get();
        }
        return start(call);
    }

    /** Starts a program, and leaves what it prints with the shell. */
    ExitStatus start(Call call) {
        machine.record(call);
        Output before = machine.output();
        machine.output(Output.nothing());
        machine.input(state.input());
        machine.exits(ExitStatus.SUCCESS);
        runProgram(call);
        Output printed = machine.output().touched() ? machine.output() : Output.unknown();
        state.output(state.output().plus(printed));
        machine.output(before);
        return machine.status();
    }

    private void runProgram(Call call) {
        Optional<Program> program =
                programs.stream().filter(one -> one.isNamed(call.name())).findFirst();
        boolean wordsKnown = call.arguments().stream().allMatch(Call.Argument::known);
        if (program.isEmpty() || !call.arguments().getFirst().known()) {
            machine.unknown("what `%s` writes is not known".formatted(Shown.name(call)));
        } else if (!wordsKnown && !program.get().acceptsUnknownWords()) {
            machine.unknown(
                    "what `%s` does is not known: some of its arguments are not known"
                            .formatted(Shown.name(call)));
        } else {
            program.get().run(call, machine);
        }
    }

    private ExitStatus inline(Command.Function function, Call call) {
        Optional<List<String>> outer = state.positional();
        boolean known = call.arguments().stream().allMatch(Call.Argument::known);
        state.positional(known ? Optional.of(call.words()) : Optional.empty());
        boolean ended = state.ended();
        ExitStatus status = shell.run(function.body(), false);
        state.ended(ended);
        state.positional(outer);
        return status;
    }

    private List<Call.Argument> words(Command.Simple command) {
        List<Call.Argument> words = new ArrayList<>();
        for (Word word : command.words()) {
            switch (evaluator.evaluate(word, state.variables())) {
                case Evaluated.Known(List<Field> fields) ->
                        fields.forEach(field ->
                                words.add(
                                        new Call.Argument(
                                                field.value(),
                                                field.from().range(),
                                                field.written() && state.editable(),
                                                true)));
                case Evaluated.Unknown ignored ->
                        words.add(new Call.Argument(Shown.word(word), word.range(), false, false));
            }
        }
        return List.copyOf(words);
    }

    private Map<String, String> environment(Command.Simple command) {
        Map<String, String> environment = new LinkedHashMap<>(state.environment());
        Variables variables = state.variables();
        for (Command.Assignment assignment : command.assignments()) {
            variables = evaluator.assign(assignment, variables);
            if (variables.get(assignment.name()) instanceof Variables.Value.Known(String text)) {
                environment.put(assignment.name(), text);
            }
        }
        return environment;
    }

    /** Reads text that a builtin such as {@code eval} gets, in this very shell. */
    ExitStatus here(String text, TextRange range) {
        return shell.run(ShellParser.parse(Embedding.pinned(text, range.start())));
    }
}
