package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code sh -c SCRIPT} and {@code sh FILE} where the file is the repository's. */
final class ShellProgram implements Program {

    @Override
    public Set<String> names() {
        return Set.of("sh", "bash", "dash", "ash");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<Call.Argument> words = call.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).value();
            boolean command = word.startsWith("-") && !word.startsWith("--") && word.endsWith("c");
            if (command && i + 1 < words.size()) {
                machine.script(words.get(i + 1).value(), words.get(i + 1), call);
                return;
            }
            if (word.equals("-o") || word.equals("+o")) i++;
            else if (!word.startsWith("-")) {
                file(word, words.get(i), call, machine);
                return;
            }
        }
        Optional<String> input = machine.input();
        if (input.isPresent()) machine.script(input.get(), words.getFirst(), call);
        else
            machine.unknown(
                    "what the script of `%s` writes is not known".formatted(Shown.name(call)));
    }

    private static void file(String word, Call.Argument argument, Call call, Machine machine) {
        Optional<String> text = machine.text(call.workingDirectory().resolve(word));
        if (text.isPresent())
            machine.script(
                    text.get(), new Call.Argument(word, argument.range(), false, true), call);
        else machine.unknown("what the script %s writes is not known".formatted(Shown.plain(word)));
    }
}
