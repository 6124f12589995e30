package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that a RUN starts, with the words that it is given.
 *
 * @param command where it stands; its ranges are those of the Dockerfile
 * @param arguments the program's name first; variables replaced
 * @param environment variables that the program sees, assignments before it included
 * @param certain whether it is always run: not inside a condition that could not be decided
 */
public record Call(Command.Simple command, List<Argument> arguments, Map<String, String> environment, String user, ImagePath workingDirectory, boolean certain) {

    /**
     * A word after evaluation.
     *
     * @param range the word in the Dockerfile that it comes from; several arguments may share one
     * @param written empty where the value was not written there as such but came out of a variable
     */
    public record Argument(String value, TextRange range, boolean written) {}

    public Optional<String> program() {
        return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.getFirst().value());
    }
}
