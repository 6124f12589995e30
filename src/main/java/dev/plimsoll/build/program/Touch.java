package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/** {@code touch}: an empty file; of a lower layer's file, a copy of it, since its time changes. */
final class Touch implements Program {

    @Override
    public Set<String> names() {
        return Set.of("touch");
    }

    @Override
    public void run(Call call, Machine machine) {
        for (String operand :
                Operands.of(call, Set.of("-d", "-r", "--date", "--reference")).operands()) {
            ImagePath path = call.workingDirectory().resolve(operand);
            if (machine.file(path).isEmpty()) machine.write(path, "", false);
        }
    }
}
