package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import java.util.Set;

/** {@code rm}, {@code rmdir}, {@code unlink}. */
final class Rm implements Program {

    @Override
    public Set<String> names() {
        return Set.of("rm", "unlink", "rmdir");
    }

    @Override
    public void run(Call call, Machine machine) {
        // rmdir removes empty folders only, which weigh nothing
        if (call.name().equals("rmdir")) return;
        for (String operand : call.operands()) {
            machine.remove(PathPattern.of(call.workingDirectory(), operand));
        }
    }
}
