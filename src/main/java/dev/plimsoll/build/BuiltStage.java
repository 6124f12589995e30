package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.image.ImageConfig;
import java.util.List;
import java.util.Optional;

/**
 * A stage after its last instruction.
 *
 * @param base the image it starts from; empty for {@code scratch} and for a stage that starts from another stage
 * @param parent the stage that it starts from
 * @param layers from the base image's first to its own last, those of parent stages included
 * @param steps its own instructions, in order, with what they did
 */
public record BuiltStage(Stage stage, Optional<BaseImage> base, Optional<BuiltStage> parent, List<Layer> layers, List<Step> steps, ImageConfig config) {}
