package dev.plimsoll.rule;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.build.Ports;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule looks at.
 *
 * @param image the image as it is
 * @param builder builds what the rule wants to compare
 * @param ports what the rule needs to know of packages and base images
 * @param base the image at the merge base; empty where there is none to compare with
 */
public record Subject(
        BuiltImage image, ImageBuilder builder, Ports ports, Optional<BuiltImage> base) {

    /** An image by itself. */
    public Subject(BuiltImage image, ImageBuilder builder, Ports ports) {
        this(image, builder, ports, Optional.empty());
    }

    public Snapshot snapshot() {
        return image.snapshot();
    }

    public Dockerfile dockerfile() {
        return image.dockerfile();
    }

    /** The stages whose layers ship, the one that starts from an image first. */
    public List<BuiltStage> shippedStages() {
        List<BuiltStage> stages = new ArrayList<>();
        for (Optional<BuiltStage> stage = Optional.of(image.shipped());
                stage.isPresent();
                stage = stage.get().parent()) {
            stages.addFirst(stage.get());
        }
        return stages;
    }

    /**
     * The Dockerfile's own instructions whose layers ship, in the order in which they are built.
     */
    public List<Step> shippedSteps() {
        return shippedStages().stream()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> !step.triggered())
                .toList();
    }

    /** The shell text of a step, where it is a RUN that can be added to. */
    public Optional<RunText> runText(Step step) {
        return step.instruction() instanceof Instruction.Run run
                ? RunText.of(dockerfile(), run)
                : Optional.empty();
    }
}
