package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code echo}: its words; the size of what it prints is right to a byte or two where backslashes
 * mean something.
 */
final class Echo implements Program {

    @Override
    public Set<String> names() {
        return Set.of("echo");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        if (!call.arguments().stream().allMatch(Call.Argument::known)) {
            machine.printUnknown();
            return;
        }
        List<String> words = new ArrayList<>(call.words());
        boolean line = true;
        boolean escapes = false;
        while (!words.isEmpty() && words.getFirst().matches("-[neE]{1,3}")) {
            String option = words.removeFirst();
            line &= option.indexOf('n') < 0;
            escapes |= option.indexOf('e') >= 0;
        }
        String text = String.join(" ", words);
        machine.print((escapes ? Escapes.replaced(text) : text) + (line ? "\n" : ""));
    }
}
