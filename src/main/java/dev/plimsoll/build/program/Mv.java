package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code mv}: of a lower layer's files a copy is written here, and the old ones are hidden. */
final class Mv implements Program {

    @Override
    public Set<String> names() {
        return Set.of("mv");
    }

    @Override
    public void run(Call call, Machine machine) {
        Operands operands = Operands.of(call, Set.of("-S", "--suffix"));
        new Transfer(call, machine, UnaryOperator.identity()).copy(operands);
        for (String source : operands.sources()) {
            machine.change(files ->
                    files.without(PathPattern.of(call.workingDirectory(), source)).files());
        }
    }
}
