package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code xargs PROGRAM}: its words from the standard input, where that is known. */
final class Xargs implements Program {

    private static final Set<String> VALUED =
            Set.of("-n", "-P", "-I", "-L", "-s", "-d", "-a", "-E");

    @Override
    public Set<String> names() {
        return Set.of("xargs");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<Call.Argument> words = call.arguments();
        int at = 1;
        while (at < words.size() && words.get(at).value().startsWith("-")) {
            at += VALUED.contains(words.get(at).value()) ? 2 : 1;
        }
        List<Call.Argument> rest =
                new ArrayList<>(words.subList(Math.min(at, words.size()), words.size()));
        if (rest.isEmpty()) return;
        Optional<String> input =
                machine.input().filter(text -> !call.has("-I") && text.indexOf('\0') < 0);
        if (input.isPresent()) {
            for (String word : input.get().split("\\s+", -1)) {
                if (!word.isEmpty())
                    rest.add(new Call.Argument(word, rest.getFirst().range(), false, true));
            }
        } else {
            rest.add(new Call.Argument("…", rest.getFirst().range(), false, false));
        }
        machine.call(call.withArguments(rest));
    }
}
