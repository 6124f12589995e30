package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.image.ImagePath;
import java.util.Optional;
import java.util.Set;

/** {@code tee}: its standard input to files. */
final class Tee implements Program {

    @Override
    public Set<String> names() {
        return Set.of("tee");
    }

    @Override
    public void run(Call call, Machine machine) {
        Optional<String> input = machine.input();
        boolean append = call.has("-a") || call.has("--append");
        for (String operand : call.operands()) {
            ImagePath path = call.workingDirectory().resolve(operand);
            if (input.isPresent()) machine.write(path, input.get(), append);
            else if (!machine.vanishes(path))
                machine.unknown("what `tee` writes to %s is not known".formatted(path));
        }
        input.ifPresentOrElse(machine::print, machine::printUnknown);
    }
}
