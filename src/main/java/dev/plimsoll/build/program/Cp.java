package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Owner;
import dev.plimsoll.build.Program;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code cp}: written again in full, to the caller unless {@code -a} or {@code -p} keeps the owner.
 */
final class Cp implements Program {

    @Override
    public Set<String> names() {
        return Set.of("cp");
    }

    @Override
    public void run(Call call, Machine machine) {
        // links weigh their target's name at most
        if (call.has("-s") || call.has("--symbolic-link") || call.has("-l") || call.has("--link"))
            return;
        boolean keeps = call.has("-a") || call.has("-p") || call.has("--archive");
        Owner caller = machine.owner(call.user());
        new Transfer(
                        call,
                        machine,
                        keeps ? UnaryOperator.identity() : group -> group.withOwner(caller))
                .copy(Operands.of(call, Set.of("-S", "--suffix")));
    }
}
