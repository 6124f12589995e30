package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Expansion;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import dev.plimsoll.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;

/** Builds the stages that a target needs, each once; a stage needs only stages before it. */
final class Stages {

    /** Stages of one Dockerfile; the largest that people write have some forty. */
    private static final int MOST = 500;

    private final Workshop workshop;
    private final Dockerfile dockerfile;
    private final StageTree tree;
    private final List<Program> programs;
    private final Map<Integer, StageBuild> done = new TreeMap<>();
    private final SequencedSet<Problem> problems = new LinkedHashSet<>();

    Stages(Workshop workshop, Dockerfile dockerfile, StageTree tree, List<Program> programs) {
        this.workshop = workshop;
        this.dockerfile = dockerfile;
        this.tree = tree;
        this.programs = programs;
    }

    /** Builds a stage and what it needs; the sentence says why it could not be begun. */
    Optional<String> build(Stage stage) {
        if (dockerfile.stages().size() > MOST)
            return Optional.of("it has more than %d stages".formatted(MOST));
        StageBuild known = done.get(stage.index());
        if (known != null) return Optional.empty();
        return switch (start(stage)) {
            case Answer.Known<StageBuild>(StageBuild begun) -> {
                begun.run();
                done.put(stage.index(), begun);
                yield Optional.empty();
            }
            case Answer.Unknown<StageBuild>(String why) -> Optional.of(why);
        };
    }

    /** The stage of that name or number before another, built. */
    Optional<Answer<StageBuild>> before(int index, String nameOrIndex) {
        return dockerfile
                .stage(nameOrIndex, index)
                .map(stage -> {
                    Optional<String> why = build(stage);
                    StageBuild built = done.get(stage.index());
                    return built == null
                            ? Answer.unknown(why.orElse("it was not built"))
                            : Answer.known(built);
                });
    }

    /** Every stage that was built, in order. */
    List<BuiltStage> built() {
        return done.values().stream().map(StageBuild::built).toList();
    }

    List<Problem> problems() {
        return new ArrayList<>(problems);
    }

    void problem(int offset, String sentence) {
        problems.add(
                Problem.at(
                        dockerfile.source().path(), dockerfile.source().lineAt(offset), sentence));
    }

    Workshop workshop() {
        return workshop;
    }

    Dockerfile dockerfile() {
        return dockerfile;
    }

    StageTree tree() {
        return tree;
    }

    List<Program> programs() {
        return programs;
    }

    private Answer<StageBuild> start(Stage stage) {
        Expansion image = tree.image(stage);
        if (image.missing().isPresent() || image.refusal().isPresent() || image.text().isBlank()) {
            String name = image.missing().orElse(Shown.plain(stage.from().image().text()));
            return Answer.unknown(
                    "the base image cannot be named: ARG %s has no value"
                            .formatted(Shown.plain(name)));
        }
        Optional<Answer<StageBuild>> parent = before(stage.index(), image.text());
        if (parent.isPresent()) return parent.get().map(from -> StageBuild.from(this, stage, from));
        if (image.text().equals("scratch"))
            return Answer.known(StageBuild.fromScratch(this, stage));
        return find(image.text(), tree.platform(stage))
                .map(base -> StageBuild.from(this, stage, base));
    }

    /** An image that is not a stage. */
    Answer<BaseImage> find(String name, Platform platform) {
        Optional<ImageReference> reference = ImageReference.parse(name);
        if (reference.isEmpty()) {
            return Answer.unknown("%s is not the name of an image".formatted(Shown.plain(name)));
        }
        return switch (workshop.ports().baseImages().find(reference.get(), platform)) {
            case Answer.Known<BaseImage> known -> known;
            case Answer.Unknown<BaseImage>(String why) ->
                    Answer.unknown(
                            "the image %s cannot be read: %s"
                                    .formatted(Shown.plain(reference.get().familiar()), why));
        };
    }
}
