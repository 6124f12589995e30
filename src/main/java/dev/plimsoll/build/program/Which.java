package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.ExitStatus;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.List;
import java.util.Set;

/**
 * {@code which}, {@code type}, {@code command -v}: whether a program is there is not known; {@code
 * command PROGRAM} runs it.
 */
final class Which implements Program {

    @Override
    public Set<String> names() {
        return Set.of("which", "type", "command", "builtin");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        List<Call.Argument> words = call.arguments();
        boolean runs = call.name().equals("command") || call.name().equals("builtin");
        if (runs && words.size() > 1 && !words.get(1).value().startsWith("-")) {
            machine.call(call.withArguments(words.subList(1, words.size())));
            return;
        }
        machine.printUnknown();
        machine.exits(ExitStatus.UNKNOWN);
    }
}
