package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Programs that start another in slightly other surroundings: {@code env}, {@code sudo}, {@code
 * exec}, {@code nice} …
 */
final class Wrapper implements Program {

    private static final Set<String> VALUED =
            Set.of("-u", "-g", "-n", "-k", "-s", "-C", "--user", "--unset");

    @Override
    public Set<String> names() {
        return Set.of(
                "env",
                "sudo",
                "exec",
                "nice",
                "ionice",
                "time",
                "nohup",
                "eatmydata",
                "timeout",
                "gosu",
                "su-exec",
                "stdbuf",
                "unbuffer",
                "tini",
                "dumb-init");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        List<Call.Argument> words = call.arguments();
        Map<String, String> environment = new LinkedHashMap<>(call.environment());
        int at = 1;
        while (at < words.size()) {
            String word = words.get(at).value();
            int equals = word.indexOf('=');
            if (word.equals("--")) {
                at++;
                break;
            }
            if (word.startsWith("-")) at += VALUED.contains(word) ? 2 : 1;
            else if (equals > 0 && word.substring(0, equals).matches("[A-Za-z_][A-Za-z_0-9]*")) {
                environment.put(word.substring(0, equals), word.substring(equals + 1));
                at++;
            } else break;
        }
        // timeout's duration and gosu's user come before the program
        if (Set.of("timeout", "gosu", "su-exec").contains(call.name())) at++;
        if (at >= words.size()) {
            machine.printUnknown();
            return;
        }
        machine.call(
                call.withArguments(words.subList(at, words.size())).withEnvironment(environment));
    }
}
