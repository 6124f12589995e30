package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.List;
import java.util.Set;

/**
 * {@code printf} with {@code %s} and no other conversion; of others what it prints is not known.
 */
final class Printf implements Program {

    @Override
    public Set<String> names() {
        return Set.of("printf");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> words = call.words();
        boolean known =
                !words.isEmpty() && call.arguments().stream().allMatch(Call.Argument::known);
        if (!known || hasOtherConversions(words.getFirst())) {
            machine.printUnknown();
            return;
        }
        String format = Escapes.replaced(words.getFirst());
        int conversions = format.split("%s", -1).length - 1;
        StringBuilder out = new StringBuilder();
        int at = 1;
        do {
            int from = 0;
            for (int i = 0; i < conversions; i++) {
                int next = format.indexOf("%s", from);
                out.append(format, from, next).append(at < words.size() ? words.get(at++) : "");
                from = next + 2;
            }
            out.append(format.substring(from));
        } while (conversions > 0 && at < words.size());
        machine.print(out.toString().replace("%%", "%"));
    }

    private static boolean hasOtherConversions(String format) {
        return format.replace("%%", "").replace("%s", "").indexOf('%') >= 0;
    }
}
