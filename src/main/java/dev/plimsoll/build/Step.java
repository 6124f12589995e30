package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Map;

/**
 * An instruction as it was built: in which surroundings it ran, what it called, what it left.
 *
 * @param user the effective user, {@code root} where none is set
 * @param environment ENV and ARG as the step sees them
 * @param calls the programs that a RUN starts, in order, words evaluated; empty for other
 *     instructions
 * @param mounts targets of {@code --mount}: nothing written there stays
 * @param layer what it adds; of an instruction that makes no layer, an empty one that no image
 *     lists
 * @param triggered whether it stands in the base image's ONBUILD and not in the Dockerfile; its
 *     ranges mean nothing then
 * @param files what the stage holds after it
 * @param states what programs keep with the stage after it
 */
public record Step(
        Instruction instruction,
        String user,
        ImagePath workingDirectory,
        Map<String, String> environment,
        List<Call> calls,
        List<ImagePath> mounts,
        Layer layer,
        boolean triggered,
        FileSystem files,
        States states) {}
