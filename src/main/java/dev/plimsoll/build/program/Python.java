package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.build.python.CompileAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code python}: modules that are programs of their own ({@code -m pip}) are started as such; what
 * other scripts write is not known.
 */
final class Python implements Program {

    private static final Set<String> MODULES =
            Set.of("pip", "venv", "virtualenv", "ensurepip", "uv", "poetry", "pipenv", "pdm");

    @Override
    public Set<String> names() {
        return Set.of("python", "python3");
    }

    @Override
    public boolean isNamed(String name) {
        return name.equals("python")
                || name.equals("python2")
                || name.equals("python3")
                || name.matches("python[23]\\.[0-9]{1,2}");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        List<Call.Argument> words = call.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).value();
            boolean hasNext = i + 1 < words.size();
            if (word.equals("-m") && hasNext) {
                module(call, i + 1, machine);
                return;
            }
            if (word.equals("-c") && hasNext) {
                if (!isHarmless(words.get(i + 1).value()))
                    machine.unknown("what `python -c` writes is not known");
                return;
            }
            if (word.equals("--version") || word.equals("-V") || word.equals("-VV")) return;
            if (word.equals("-W") || word.equals("-X")) i++;
            else if (!word.startsWith("-") || word.equals("-")) {
                machine.unknown(
                        "what `python %s` writes is not known".formatted(Shown.plain(word)));
                return;
            }
        }
        machine.unknown("what `python` writes is not known");
    }

    /**
     * The module's own program beside this interpreter: {@code /v/bin/python -m pip} is {@code
     * /v/bin/pip}.
     */
    private static void module(Call call, int at, Machine machine) {
        List<Call.Argument> words = call.arguments();
        String module = words.get(at).value();
        if (module.equals("compileall")) {
            List<Call.Argument> rest = words.subList(at + 1, words.size());
            CompileAll.run(call, rest.stream().map(Call.Argument::value).toList(), machine);
        } else if (MODULES.contains(module)) {
            String interpreter = words.getFirst().value();
            String folder = interpreter.substring(0, interpreter.lastIndexOf('/') + 1);
            List<Call.Argument> own = new ArrayList<>(words.subList(at, words.size()));
            own.set(0, new Call.Argument(folder + module, words.get(at).range(), false, true));
            machine.call(call.withArguments(own));
        } else {
            machine.unknown(
                    "what `python -m %s` writes is not known".formatted(Shown.plain(module)));
        }
    }

    /** Imports and prints only: what is imported leaves some bytecode at most. */
    private static boolean isHarmless(String code) {
        for (String statement : code.split("[;\\n]", -1)) {
            String text = statement.strip();
            boolean plain =
                    text.isEmpty()
                            || text.startsWith("import ")
                            || text.startsWith("print(")
                            || text.startsWith("assert ")
                            || (text.startsWith("from ") && text.contains(" import "))
                            || text.equals("pass");
            if (!plain || text.contains("open(") || text.contains("download")) return false;
        }
        return true;
    }
}
