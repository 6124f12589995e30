package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;

/**
 * A stage after its last instruction.
 *
 * @param base the image it starts from; empty for {@code scratch} and for a stage that starts from
 *     another stage
 * @param parent the stage that it starts from
 * @param layers from the base image's first to its own last, those of parent stages included
 * @param steps its own instructions, in order, with what they did
 */
public record BuiltStage(
        Stage stage,
        Optional<BaseImage> base,
        Optional<BuiltStage> parent,
        List<Layer> layers,
        List<Step> steps,
        ImageConfig config) {

    /** The image at the bottom, under the stages that this one starts from. */
    public Optional<BaseImage> bottom() {
        return base.or(() -> parent.flatMap(BuiltStage::bottom));
    }

    /**
     * The step of this stage or of one it starts from that last wrote the file; empty for files not
     * known one by one.
     */
    public Optional<Step> writerOf(ImagePath path) {
        return files().flatMap(files -> files.layerOf(path)).flatMap(this::stepOf);
    }

    private Optional<Step> stepOf(int layer) {
        int below =
                parent.flatMap(BuiltStage::files)
                        .map(FileSystem::layers)
                        .orElseGet(() -> base.map(image -> image.layers().size()).orElse(0));
        if (layer < below) return parent.flatMap(stage -> stage.stepOf(layer));
        return steps.stream().filter(step -> step.files().layers() == layer + 1).findFirst();
    }

    /**
     * What the stage holds in the end; empty where neither it nor one that it starts from has a
     * step.
     */
    public Optional<FileSystem> files() {
        return steps.isEmpty()
                ? parent.flatMap(BuiltStage::files)
                : Optional.of(steps.getLast().files());
    }
}
