package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.Set;

/** {@code mkdir}: folders weigh nothing, but must be known. */
final class Mkdir implements Program {

    @Override
    public Set<String> names() {
        return Set.of("mkdir");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        if (!call.arguments().stream().allMatch(Call.Argument::known)) return;
        for (String folder : Operands.of(call, Set.of("-m", "--mode")).operands()) {
            machine.addFolder(call.workingDirectory().resolve(folder));
        }
    }
}
