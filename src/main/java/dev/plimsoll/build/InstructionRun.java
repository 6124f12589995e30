package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Expansion;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what each instruction does to its stage; Dockerfile reference.
 *
 * @param source the text that the instructions' ranges mean
 * @param triggered whether they stand in an ONBUILD of the base image
 */
record InstructionRun(StageBuild build, SourceFile source, char escape, boolean triggered) {

    void run(Instruction instruction) {
        StageCondition stage = build.condition();
        StageBuild.Surroundings before =
                new StageBuild.Surroundings(
                        stage.effectiveUser(),
                        stage.folder(),
                        Map.copyOf(stage.variables()),
                        triggered);
        switch (instruction) {
            case Instruction.Run run -> new RunRun(this, run).run(before);
            case Instruction.Copy copy -> CopyRun.of(this, copy).run(before);
            case Instruction.Add add -> CopyRun.of(this, add).run(before);
            default -> {
                configure(instruction, stage);
                build.step(instruction, before);
            }
        }
    }

    /**
     * A word with its variables replaced, as every instruction but RUN, CMD and ENTRYPOINT has it.
     */
    String expand(String word) {
        return Expansion.of(word, build.condition().variables(), escape).text();
    }

    private void configure(Instruction instruction, StageCondition stage) {
        switch (instruction) {
            case Instruction.Env env -> {
                Map<String, String> added = new LinkedHashMap<>();
                env.assignments()
                        .forEach(one ->
                                added.put(expand(one.key().text()), expand(one.value().text())));
                stage.environment.putAll(added);
            }
            case Instruction.Label label ->
                    label.assignments()
                            .forEach(one ->
                                    stage.labels.put(
                                            expand(one.key().text()), expand(one.value().text())));
            case Instruction.Arg arg -> arg.declarations().forEach(one -> declare(one, stage));
            case Instruction.Workdir workdir -> {
                stage.workingDirectory =
                        stage.folder().resolve(expand(workdir.path().text())).value();
                stage.files = stage.files.withFolder(stage.folder());
            }
            case Instruction.User user -> stage.user = expand(user.user().text());
            case Instruction.Shell shell ->
                    stage.shell = shell.words().stream().map(Word::text).toList();
            case Instruction.Cmd cmd -> stage.command = Optional.of(words(cmd.command(), stage));
            case Instruction.Entrypoint entrypoint -> {
                stage.entrypoint = Optional.of(words(entrypoint.command(), stage));
                // an ENTRYPOINT drops the base's CMD, not the stage's own
                if (!hasOwnCommand()) stage.command = Optional.empty();
            }
            case Instruction.Onbuild onbuild ->
                    stage.onbuild.add(onbuild.form().arguments().text());
            default -> {}
        }
    }

    private boolean hasOwnCommand() {
        return build.stage().instructions().stream().anyMatch(Instruction.Cmd.class::isInstance);
    }

    private void declare(Instruction.Declaration declaration, StageCondition stage) {
        String name = declaration.name().text();
        String given = build.stages().workshop().request().arguments().get(name);
        if (given != null) stage.arguments.put(name, given);
        else if (declaration.defaultValue().isPresent()) {
            stage.arguments.put(name, expand(declaration.defaultValue().get().text()));
        } else {
            String global = build.stages().tree().globals().get(name);
            if (global != null) stage.arguments.put(name, global);
        }
    }

    private static List<String> words(Instruction.CommandLine command, StageCondition stage) {
        return switch (command) {
            case Instruction.CommandLine.ExecForm exec ->
                    exec.words().stream().map(Word::text).toList();
            case Instruction.CommandLine.ShellForm shell -> {
                List<String> words = new ArrayList<>(stage.shell);
                words.add(shell.text().text());
                yield List.copyOf(words);
            }
        };
    }
}
