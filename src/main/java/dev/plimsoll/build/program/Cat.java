package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code cat}: texts of files that are known, or its standard input. */
final class Cat implements Program {

    @Override
    public Set<String> names() {
        return Set.of("cat");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> operands = call.operands();
        StringBuilder out = new StringBuilder();
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            Optional<String> text =
                    operand.equals("-")
                            ? machine.input()
                            : machine.text(call.workingDirectory().resolve(operand));
            if (text.isEmpty()) {
                machine.printUnknown();
                return;
            }
            out.append(text.get());
        }
        machine.print(out.toString());
    }
}
