package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stage while it is built, instruction by instruction. */
final class StageBuild {

    private final Stages stages;
    private final Stage stage;
    private final Optional<BaseImage> base;
    private final Optional<StageBuild> parent;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> triggers;
    private final StageCondition condition;

    private StageBuild(
            Stages stages,
            Stage stage,
            Optional<BaseImage> base,
            Optional<StageBuild> parent,
            StageCondition condition,
            List<String> triggers) {
        this.stages = stages;
        this.stage = stage;
        this.base = base;
        this.parent = parent;
        this.condition = condition;
        this.triggers = List.copyOf(triggers);
    }

    static StageBuild fromScratch(Stages stages, Stage stage) {
        StageCondition empty =
                new StageCondition(
                        ImageConfig.EMPTY, FileSystem.EMPTY, States.on(Optional.empty()));
        return new StageBuild(stages, stage, Optional.empty(), Optional.empty(), empty, List.of());
    }

    static StageBuild from(Stages stages, Stage stage, BaseImage base) {
        StageCondition start =
                new StageCondition(base.config(), BaseFiles.of(base), States.on(Optional.of(base)));
        StageBuild build =
                new StageBuild(
                        stages,
                        stage,
                        Optional.of(base),
                        Optional.empty(),
                        start,
                        base.config().onbuild());
        build.layers.addAll(BaseFiles.layers(base, build.name()));
        return build;
    }

    static StageBuild from(Stages stages, Stage stage, StageBuild parent) {
        ImageConfig config = parent.condition.config();
        StageCondition start =
                new StageCondition(config, parent.condition.files, parent.condition.states);
        StageBuild build =
                new StageBuild(
                        stages,
                        stage,
                        Optional.empty(),
                        Optional.of(parent),
                        start,
                        config.onbuild());
        build.layers.addAll(parent.layers);
        return build;
    }

    String name() {
        return stage.name().orElse(Integer.toString(stage.index()));
    }

    Stage stage() {
        return stage;
    }

    Stages stages() {
        return stages;
    }

    StageCondition condition() {
        return condition;
    }

    /** What the stage holds after its last instruction. */
    FileSystem files() {
        return condition.files;
    }

    BuiltStage built() {
        return new BuiltStage(
                stage,
                base,
                parent.map(StageBuild::built),
                List.copyOf(layers),
                List.copyOf(steps),
                condition.config());
    }

    void run() {
        Dockerfile dockerfile = stages.dockerfile();
        InstructionRun own =
                new InstructionRun(
                        this, dockerfile.source(), dockerfile.directives().escape(), false);
        for (String trigger : triggers) trigger(trigger);
        stage.instructions().forEach(own::run);
    }

    /** Runs an ONBUILD trigger, which is the text of an instruction. */
    private void trigger(String text) {
        SourceFile source =
                SourceFile.of(new RepositoryPath("ONBUILD"), "FROM scratch\n" + text + "\n");
        Dockerfile parsed = DockerfileParser.parse(source);
        InstructionRun run = new InstructionRun(this, source, '\\', true);
        for (Stage one : parsed.stages()) {
            if (one.index() == 0) one.instructions().forEach(run::run);
        }
        if (!parsed.isReadable()) {
            stages.problem(
                    stage.from().range().start(), "a trigger of the base image cannot be read");
        }
    }

    /** Records an instruction that makes a layer, with what lies in the top layer as its bill. */
    void layer(
            Instruction instruction,
            Surroundings before,
            List<Call> calls,
            List<Mount> mounts,
            Collection<String> unknown) {
        Layer layer =
                Bill.of(
                        name(),
                        instruction,
                        condition.files.layer(condition.files.layers() - 1),
                        unknown);
        layers.add(layer);
        step(instruction, before, calls, mounts, layer);
    }

    /** Records an instruction that makes none. */
    void step(Instruction instruction, Surroundings before) {
        Layer none = Bill.of(name(), instruction, List.of(), List.of());
        step(instruction, before, List.of(), List.of(), none);
    }

    private void step(
            Instruction instruction,
            Surroundings before,
            List<Call> calls,
            List<Mount> mounts,
            Layer layer) {
        steps.add(
                new Step(
                        instruction,
                        before.user(),
                        before.workingDirectory(),
                        before.environment(),
                        List.copyOf(calls),
                        mounts.stream().map(Mount::target).toList(),
                        layer,
                        before.triggered(),
                        condition.files,
                        condition.states));
    }

    /** What an instruction finds when it begins. */
    record Surroundings(
            String user,
            ImagePath workingDirectory,
            Map<String, String> environment,
            boolean triggered) {}
}
