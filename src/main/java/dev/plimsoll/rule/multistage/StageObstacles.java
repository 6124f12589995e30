package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.rule.Subject;
import java.util.Optional;

/**
 * What keeps a stage from having another put before it: its file, the stages around it, its base.
 */
final class StageObstacles {

    private final Subject subject;
    private final BuiltStage stage;

    StageObstacles(Subject subject, BuiltStage stage) {
        this.subject = subject;
        this.stage = stage;
    }

    Optional<String> first() {
        return ofFile().or(this::ofOtherStages).or(this::ofBase);
    }

    private Optional<String> ofFile() {
        if (!subject.dockerfile().source().editable())
            return Optional.of("the file is not valid UTF-8");
        return subject.dockerfile().isReadable()
                ? Optional.empty()
                : Optional.of("the file has an instruction that cannot be read");
    }

    /**
     * Stages that start from this one or count stages would mean another after one is put before
     * it.
     */
    private Optional<String> ofOtherStages() {
        Dockerfile file = subject.dockerfile();
        int index = stage.stage().index();
        if (stage.parent().isPresent())
            return Optional.of("the shipped stage starts from another stage");
        for (Stage other : file.stages()) {
            String image = other.from().image().text();
            if (other.index() > index && stage.stage().isNamed(image))
                return Optional.of("another stage starts from it");
            for (Instruction instruction : other.instructions()) {
                Optional<String> from = instruction.flag("from").flatMap(flag -> flag.value());
                if (from.isEmpty()) continue;
                if (other.index() > index && stage.stage().isNamed(from.get()))
                    return Optional.of("another stage copies from it");
                if (isNumber(from.get()) && other.index() >= index)
                    return Optional.of("stages are named by their number");
            }
        }
        boolean numbered =
                subject.image().request().target().filter(StageObstacles::isNumber).isPresent();
        return numbered ? Optional.of("stages are named by their number") : Optional.empty();
    }

    private Optional<String> ofBase() {
        var config = stage.base().orElseThrow().config();
        if (!Obstacles.isRoot(config.user()))
            return Optional.of("the base image runs as %s".formatted(config.user()));
        return config.onbuild().isEmpty()
                ? Optional.empty()
                : Optional.of("the base image has ONBUILD instructions");
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }
}
