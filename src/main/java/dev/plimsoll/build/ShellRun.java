package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Dialect;
import dev.plimsoll.shell.Evaluated;
import dev.plimsoll.shell.Field;
import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.ShellPattern;
import dev.plimsoll.shell.Variables;
import dev.plimsoll.shell.Word;
import dev.plimsoll.shell.WordEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a script as a shell would, as far as its conditions can be decided. What is run only
 * under a condition that cannot be decided leaves no trace but a sentence that it is not known.
 */
final class ShellRun {

    /** Rounds of one {@code for}; longer lists are not written by people. */
    private static final int MOST_ROUNDS = 1_000;

    private final Machine machine;
    private final SimpleCommands commands;
    private final WordEvaluator evaluator;
    private final ShellState state;
    private final Budget budget;

    /**
     * @param budget of the whole RUN: commands and depth
     */
    ShellRun(
            Machine machine,
            List<Program> programs,
            Dialect dialect,
            ShellState state,
            Budget budget) {
        this.machine = machine;
        this.evaluator = new WordEvaluator(dialect, this::outputOf);
        this.state = state;
        this.budget = budget;
        this.commands = new SimpleCommands(machine, programs, evaluator, state, this);
    }

    SimpleCommands commands() {
        return commands;
    }

    /** Runs a whole script, whose failure is the RUN's. */
    ExitStatus run(Script script) {
        return run(script.body(), true);
    }

    /**
     * @param last whether the failure of this command ends the build
     */
    ExitStatus run(Command command, boolean last) {
        if (state.ended()) return ExitStatus.UNKNOWN;
        if (!budget.enter()) {
            machine.unknown(
                    "what the commands after the first %d do is not known"
                            .formatted(Budget.MOST_COMMANDS));
            return ExitStatus.UNKNOWN;
        }
        try {
            return follow(command, last);
        } finally {
            budget.leave();
        }
    }

    private ExitStatus follow(Command command, boolean last) {
        return switch (command) {
            case Command.Simple simple -> commands.run(simple);
            case Command.Sequence sequence -> sequence(sequence.commands(), last);
            case Command.AndOr list -> list(list, last);
            case Command.Pipeline pipe -> pipeline(pipe, last);
            case Command.Background background -> run(background.command(), false);
            case Command.Group group ->
                    commands.redirected(group.redirections(), () -> run(group.body(), last));
            case Command.Subshell shell ->
                    commands.redirected(
                            shell.redirections(),
                            () -> state.inSubshell(() -> run(shell.body(), last)));
            case Command.If choice ->
                    commands.redirected(choice.redirections(), () -> choose(choice, 0, last));
            case Command.For loop -> commands.redirected(loop.redirections(), () -> loop(loop));
            case Command.While loop -> commands.redirected(loop.redirections(), () -> loop(loop));
            case Command.Case choice ->
                    commands.redirected(choice.redirections(), () -> choose(choice, last));
            case Command.Function function -> {
                state.define(function);
                yield ExitStatus.SUCCESS;
            }
            case Command.Unknown unknown -> notUnderstood(unknown);
        };
    }

    private ExitStatus sequence(List<Command> all, boolean last) {
        ExitStatus status = ExitStatus.SUCCESS;
        for (int i = 0; i < all.size(); i++) status = run(all.get(i), last && i == all.size() - 1);
        return status;
    }

    /**
     * {@code a && b} at the end of a script: had {@code a} failed, there would be no image, so
     * {@code b} did run.
     */
    private ExitStatus list(Command.AndOr list, boolean last) {
        boolean onlyAnd = list.rest().stream().allMatch(Command.AndOr.Next::and);
        ExitStatus status = run(list.first(), false);
        for (Command.AndOr.Next next : list.rest()) {
            if (status == ExitStatus.UNKNOWN && last && onlyAnd) status = ExitStatus.SUCCESS;
            if (status == ExitStatus.UNKNOWN) {
                maybe(next.command());
            } else if ((status == ExitStatus.SUCCESS) == next.and()) {
                status = run(next.command(), last && next.equals(list.rest().getLast()));
            }
        }
        return status;
    }

    private ExitStatus pipeline(Command.Pipeline pipe, boolean last) {
        if (pipe.commands().size() == 1) {
            ExitStatus status = run(pipe.commands().getFirst(), last && !pipe.negated());
            return pipe.negated() ? status.negated() : status;
        }
        Output before = state.takeOutput();
        Optional<String> outerInput = state.input();
        ExitStatus status = ExitStatus.SUCCESS;
        for (Command one : pipe.commands()) {
            status = state.inSubshell(() -> run(one, false));
            if (!one.equals(pipe.commands().getLast())) state.input(state.takeOutput().text());
        }
        state.input(outerInput);
        state.output(before.plus(state.takeOutput()));
        return pipe.negated() ? status.negated() : status;
    }

    private ExitStatus choose(Command.If choice, int from, boolean last) {
        for (int i = from; i < choice.branches().size(); i++) {
            Command.If.Branch branch = choice.branches().get(i);
            ExitStatus status = run(branch.condition(), false);
            if (status == ExitStatus.SUCCESS) return run(branch.body(), last);
            if (status == ExitStatus.UNKNOWN) {
                int rest = i + 1;
                maybe(branch.body());
                uncertain(() -> choose(choice, rest, false));
                return ExitStatus.UNKNOWN;
            }
        }
        return choice.otherwise().map(body -> run(body, last)).orElse(ExitStatus.SUCCESS);
    }

    private ExitStatus choose(Command.Case choice, boolean last) {
        Optional<String> subject =
                evaluator.evaluateWhole(choice.subject(), state.variables()).single();
        for (int i = 0; i < choice.items().size(); i++) {
            Command.Case.Item item = choice.items().get(i);
            ExitStatus fits = subject.map(text -> fits(item, text)).orElse(ExitStatus.UNKNOWN);
            if (fits == ExitStatus.SUCCESS) {
                ExitStatus status =
                        item.body().map(body -> run(body, last)).orElse(ExitStatus.SUCCESS);
                if (!item.fallsThrough()) return status;
            } else if (fits == ExitStatus.UNKNOWN) {
                choice.items()
                        .subList(i, choice.items().size())
                        .forEach(some -> some.body().ifPresent(this::maybe));
                return ExitStatus.UNKNOWN;
            }
        }
        return ExitStatus.SUCCESS;
    }

    private ExitStatus fits(Command.Case.Item item, String subject) {
        ExitStatus all = ExitStatus.FAILURE;
        for (Word word : item.patterns()) {
            Optional<ShellPattern> pattern = evaluator.pattern(word, state.variables());
            if (pattern.isEmpty()) all = ExitStatus.UNKNOWN;
            else if (pattern.get().matches(subject)) return ExitStatus.SUCCESS;
        }
        return all;
    }

    private ExitStatus loop(Command.For loop) {
        Optional<List<String>> values = values(loop);
        if (values.isEmpty() || values.get().size() > MOST_ROUNDS) {
            state.variables(state.variables().withUnknown(loop.name()));
            maybe(loop.body());
            return ExitStatus.UNKNOWN;
        }
        ExitStatus status = ExitStatus.SUCCESS;
        for (String value : values.get()) {
            state.variables(state.variables().with(loop.name(), value));
            status = run(loop.body(), false);
        }
        return status;
    }

    /** What a loop goes over; empty where that is not known, as with a pattern of file names. */
    private Optional<List<String>> values(Command.For loop) {
        if (loop.words().isEmpty()) return state.positional();
        List<String> values = new ArrayList<>();
        for (Word word : loop.words().get()) {
            if (!(evaluator.evaluate(word, state.variables()) instanceof Evaluated.Known known))
                return Optional.empty();
            for (Field field : known.fields()) {
                if (!field.glob()) {
                    values.add(field.value());
                    continue;
                }
                Optional<List<ImagePath>> found =
                        Expansions.paths(machine, state.workingDirectory(), field.value());
                if (found.isEmpty()) return Optional.empty();
                found.get().forEach(path -> values.add(path.value()));
            }
        }
        return Optional.of(values);
    }

    private ExitStatus loop(Command.While loop) {
        ExitStatus status = run(loop.condition(), false);
        boolean enters = status != (loop.until() ? ExitStatus.SUCCESS : ExitStatus.FAILURE);
        if (enters) maybe(loop.body());
        return ExitStatus.SUCCESS;
    }

    /** A test of bash writes nothing; what else is not understood may do anything. */
    private ExitStatus notUnderstood(Command.Unknown unknown) {
        boolean onlyTests =
                unknown.why().startsWith("a test of bash")
                        || unknown.why().startsWith("arithmetic");
        if (!onlyTests)
            machine.unknown("what a part of the script does is not known: " + unknown.why());
        return ExitStatus.UNKNOWN;
    }

    private void maybe(Command command) {
        uncertain(() -> run(command, false));
    }

    /** Runs what may not run: its calls are seen, its effects are undone and told as unknown. */
    private void uncertain(Runnable branch) {
        Machine.Saved before = machine.save();
        Variables variables = state.variables();
        boolean certain = state.certain();
        int calls = machine.calls().size();
        state.certain(false);
        branch.run();
        state.certain(certain);
        state.ended(false);
        state.mayHaveStayed(variables);
        if (!machine.hasChanged(before)) return;
        List<Call> made = machine.calls().subList(calls, machine.calls().size());
        machine.restore(before);
        String name = made.isEmpty() ? "a command" : "`" + made.getFirst().name() + "`";
        machine.unknown("whether %s is run is not known, nor what it leaves".formatted(name));
    }

    /** What a command substitution prints. */
    private Optional<String> outputOf(Script script) {
        Output before = state.takeOutput();
        state.inSubshell(() -> run(script.body(), false));
        Optional<String> text = state.takeOutput().text();
        state.output(before);
        return text;
    }
}
