package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileMode;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Owner;
import dev.plimsoll.build.Program;
import java.util.Optional;
import java.util.Set;

/** {@code install} of coreutils: folders with {@code -d}, else copies with a mode. */
final class Install implements Program {

    private static final Set<String> VALUED =
            Set.of("-m", "--mode", "-o", "--owner", "-g", "--group", "-S", "--suffix");
    private static final String DEFAULT_MODE = "755";

    @Override
    public Set<String> names() {
        return Set.of("install");
    }

    @Override
    public void run(Call call, Machine machine) {
        Operands operands = Operands.of(call, VALUED);
        if (call.has("-d") || call.has("--directory")) {
            operands.operands()
                    .forEach(folder -> machine.addFolder(call.workingDirectory().resolve(folder)));
            return;
        }
        Optional<Integer> mode =
                FileMode.changed(Optional.empty(), Transfer.mode(call).orElse(DEFAULT_MODE));
        String user = Operands.value(call, "-o", "--owner").orElse(call.user());
        Owner owner =
                machine.owner(
                        Operands.value(call, "-g", "--group")
                                .map(group -> user + ":" + group)
                                .orElse(user));
        new Transfer(call, machine, group -> group.withMode(mode).withOwner(owner)).copy(operands);
    }
}
