package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Dialect;
import dev.plimsoll.shell.HereDocument;
import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.ShellParser;
import dev.plimsoll.source.MappedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a RUN: its mounts, its shell or its JSON form, its here-documents. */
final class RunRun implements Machine.Caller {

    private final InstructionRun run;
    private final Instruction.Run instruction;
    private final Budget budget = new Budget();

    RunRun(InstructionRun run, Instruction.Run instruction) {
        this.run = run;
        this.instruction = instruction;
    }

    void run(StageBuild.Surroundings before) {
        StageCondition stage = run.build().condition();
        Workshop workshop = run.build().stages().workshop();
        stage.files = stage.files.withLayer();
        List<Mount> mounts = new Mounts(run).read(instruction);
        Machine machine = new Machine(workshop, stage.files, stage.states, mounts, this);
        switch (instruction.command()) {
            case Instruction.CommandLine.ExecForm exec -> direct(exec, machine);
            case Instruction.CommandLine.ShellForm shell -> shell(shell, machine);
        }
        stage.files = machine.files();
        stage.states = machine.states();
        machine.problems().forEach(sentence -> run.build().stages().problem(offset(), sentence));
        run.build().layer(instruction, before, machine.calls(), mounts, machine.unknown());
    }

    private int offset() {
        return run.triggered()
                ? run.build().stage().from().range().start()
                : instruction.range().start();
    }

    private void direct(Instruction.CommandLine.ExecForm exec, Machine machine) {
        List<Call.Argument> words =
                exec.words().stream()
                        .map(word ->
                                new Call.Argument(
                                        word.text(), word.range(), !run.triggered(), true))
                        .toList();
        if (words.isEmpty()) return;
        Command.Simple command = new Command.Simple(exec.range(), List.of(), List.of(), List.of());
        ShellState state =
                state(run.build().condition().processEnvironment(), true, !run.triggered());
        Call call =
                new Call(
                        command,
                        words,
                        state.environment(),
                        state.user(),
                        state.workingDirectory(),
                        true,
                        !run.triggered());
        commands(machine, state, Dialect.POSIX).start(call);
    }

    private void shell(Instruction.CommandLine.ShellForm shell, Machine machine) {
        Optional<Dialect> dialect = dialect();
        if (dialect.isEmpty()) {
            String name =
                    run.build().condition().shell.isEmpty()
                            ? ""
                            : run.build().condition().shell.getFirst();
            machine.unknown(
                    "what commands of `%s` write is not known".formatted(Shown.plain(name)));
            return;
        }
        ShellState state =
                state(run.build().condition().processEnvironment(), true, !run.triggered());
        Optional<Heredoc> whole = wholeScript(shell.text().text());
        if (whole.isPresent()) {
            script(whole.get(), machine, state, dialect.get());
            return;
        }
        List<HereDocument> documents =
                instruction.form().heredocs().stream()
                        .map(heredoc ->
                                new HereDocument(
                                        heredoc.name(), heredoc.content(run.source().text())))
                        .toList();
        follow(ShellParser.parse(shell.text(), documents), machine, state, dialect.get());
    }

    /** {@code RUN <<EOF}: the document is the script. */
    private Optional<Heredoc> wholeScript(String text) {
        List<Heredoc> heredocs = instruction.form().heredocs();
        if (heredocs.size() != 1) return Optional.empty();
        Heredoc only = heredocs.getFirst();
        return text.strip().equals(only.marker().of(run.source().text()).strip())
                ? Optional.of(only)
                : Optional.empty();
    }

    private void script(Heredoc heredoc, Machine machine, ShellState state, Dialect dialect) {
        String text = heredoc.content(run.source().text());
        String firstLine = text.lines().findFirst().orElse("");
        boolean shell =
                !firstLine.startsWith("#!")
                        || firstLine.endsWith("sh")
                        || firstLine.contains("sh ");
        if (!shell) {
            machine.unknown(
                    "what the script of `%s` writes is not known"
                            .formatted(Shown.plain(firstLine)));
            return;
        }
        Dialect own = firstLine.contains("bash") ? Dialect.BASH : dialect;
        boolean same = text.length() == heredoc.body().length();
        MappedText mapped =
                same
                        ? MappedText.of(text, heredoc.body().start())
                        : Embedding.pinned(text, heredoc.body().start());
        ShellState inside = same ? state : state(state.environment(), true, false);
        follow(ShellParser.parse(mapped), machine, inside, own);
    }

    private void follow(Script script, Machine machine, ShellState state, Dialect dialect) {
        new ShellRun(machine, run.build().stages().programs(), dialect, state, budget).run(script);
    }

    /** Which language SHELL's program reads; empty where it is no POSIX shell. */
    private Optional<Dialect> dialect() {
        for (String word : run.build().condition().shell) {
            switch (word.substring(word.lastIndexOf('/') + 1)) {
                case "sh", "dash", "ash" -> {
                    return Optional.of(Dialect.POSIX);
                }
                case "bash", "zsh", "ksh" -> {
                    return Optional.of(Dialect.BASH);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private ShellState state(Map<String, String> environment, boolean certain, boolean editable) {
        StageCondition stage = run.build().condition();
        return new ShellState(
                environment, stage.effectiveUser(), stage.folder(), certain, editable);
    }

    private SimpleCommands commands(Machine machine, ShellState state, Dialect dialect) {
        return new ShellRun(machine, run.build().stages().programs(), dialect, state, budget)
                .commands();
    }

    @Override
    public void call(Call call, Machine machine) {
        if (!budget.enter()) return;
        ShellState state = inner(call, call.editable());
        state.input(machine.input());
        ExitStatus status = commands(machine, state, Dialect.POSIX).start(call);
        state.output().text().ifPresentOrElse(machine::print, machine::printUnknown);
        machine.exits(status);
        budget.leave();
    }

    @Override
    public void script(MappedText text, boolean editable, Call from, Machine machine) {
        if (!budget.enter()) return;
        ShellState state = inner(from, editable);
        state.input(machine.input());
        Dialect dialect = from.name().equals("bash") ? Dialect.BASH : Dialect.POSIX;
        Script script = ShellParser.parse(text);
        ExitStatus status =
                new ShellRun(machine, run.build().stages().programs(), dialect, state, budget)
                        .run(script);
        state.output().text().ifPresentOrElse(machine::print, machine::printUnknown);
        machine.exits(status);
        budget.leave();
    }

    private static ShellState inner(Call call, boolean editable) {
        return new ShellState(
                call.environment(), call.user(), call.workingDirectory(), call.certain(), editable);
    }
}
