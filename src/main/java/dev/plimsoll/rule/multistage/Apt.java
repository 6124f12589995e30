package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.shell.GetoptArguments;
import java.util.List;
import java.util.Optional;

/**
 * A call of apt-get or apt, with its words where they stand in the Dockerfile.
 *
 * @param verb empty where there is none
 * @param packages what is installed or removed, as written
 */
public record Apt(String verb, List<Call.Argument> packages, AptCommand command) {

    /** Reads a call; empty where another program is called. */
    public static Optional<Apt> recognise(Call call) {
        return AptCommand.recognise(call.arguments().stream().map(Call.Argument::value).toList())
                .map(command ->
                        new Apt(
                                command.verb().map(GetoptArguments.Operand::value).orElse(""),
                                command.packages().stream()
                                        .map(word -> call.arguments().get(word.index()))
                                        .toList(),
                                command));
    }

    /** Whether the packages that others recommend come along. */
    public boolean takesRecommended() {
        return command.recommends().orElse(true);
    }
}
