package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Variables;
import dev.plimsoll.shell.WordEvaluator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a shell knows while it runs: variables, which of them programs see, functions, where it is,
 * what was printed.
 */
final class ShellState {

    /** Variables that shells and kernels give a value that no Dockerfile says. */
    private static final List<String> SET_BY_SHELLS =
            List.of(
                    "HOSTNAME",
                    "RANDOM",
                    "SECONDS",
                    "EUID",
                    "UID",
                    "OLDPWD",
                    "LINENO",
                    "PPID",
                    "BASH_VERSION",
                    "SHLVL",
                    "?",
                    "$",
                    "!");

    private final String user;
    private final boolean editable;
    private final Map<String, Command.Function> functions = new HashMap<>();

    /** Every variable that is spoken of, and whether programs see it. */
    private Map<String, Boolean> exported = new LinkedHashMap<>();

    private Variables variables;
    private ImagePath workingDirectory;
    private Optional<List<String>> positional = Optional.of(List.of());
    private boolean certain;
    private boolean ended;
    private Optional<String> input = Optional.empty();
    private Output output = Output.nothing();

    ShellState(
            Map<String, String> environment,
            String user,
            ImagePath workingDirectory,
            boolean certain,
            boolean editable) {
        Variables start = Variables.closed(environment).with("PWD", workingDirectory.value());
        for (String name : SET_BY_SHELLS) start = start.withUnknown(name);
        this.variables = start;
        environment.keySet().forEach(name -> exported.put(name, true));
        this.user = user;
        this.workingDirectory = workingDirectory;
        this.certain = certain;
        this.editable = editable;
    }

    String user() {
        return user;
    }

    boolean editable() {
        return editable;
    }

    Variables variables() {
        return variables;
    }

    void variables(Variables changed) {
        variables = changed;
    }

    void export(String name) {
        exported.put(name, true);
    }

    /** What programs see; variables whose value is not known are left out. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        exported.forEach((name, seen) -> {
            if (seen && variables.get(name) instanceof Variables.Value.Known(String text))
                environment.put(name, text);
        });
        return environment;
    }

    /** Sets a variable of the shell; programs see it where they saw it before. */
    void set(Command.Assignment assignment, WordEvaluator evaluator) {
        exported.putIfAbsent(assignment.name(), false);
        variables = evaluator.assign(assignment, variables);
    }

    /**
     * What a file that is read into the shell may have set is not known; what programs see is taken
     * to stay.
     */
    void mayHaveSetAny() {
        variables = Variables.open(environment());
    }

    /** After commands that may not have run: what they changed is not known. */
    void mayHaveStayed(Variables before) {
        if (before.equals(variables)) return;
        Variables merged = variables;
        for (String name : exported.keySet()) {
            if (!before.get(name).equals(variables.get(name))) merged = merged.withUnknown(name);
        }
        variables = merged;
    }

    ImagePath workingDirectory() {
        return workingDirectory;
    }

    void workingDirectory(ImagePath folder) {
        workingDirectory = folder;
        variables = variables.with("PWD", folder.value());
    }

    void define(Command.Function function) {
        functions.put(function.name(), function);
    }

    Optional<Command.Function> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    Optional<List<String>> positional() {
        return positional;
    }

    /** Sets {@code $1 …}; empty where they are not known. */
    void positional(Optional<List<String>> words) {
        positional = words;
        for (int i = 1; i <= 9; i++) {
            int index = i - 1;
            String name = Integer.toString(i);
            Optional<String> value =
                    words.filter(some -> index < some.size()).map(some -> some.get(index));
            if (value.isPresent()) variables = variables.with(name, value.get());
            else
                variables =
                        words.isPresent() ? variables.without(name) : variables.withUnknown(name);
        }
    }

    boolean certain() {
        return certain;
    }

    void certain(boolean is) {
        certain = is;
    }

    boolean ended() {
        return ended;
    }

    void ended(boolean is) {
        ended = is;
    }

    Optional<String> input() {
        return input;
    }

    void input(Optional<String> text) {
        input = text;
    }

    void output(Output other) {
        output = other;
    }

    Output output() {
        return output;
    }

    /** What was printed so far, which is forgotten then. */
    Output takeOutput() {
        Output taken = output;
        output = Output.nothing();
        return taken;
    }

    /** What a subshell changes in the shell is gone after it. */
    <T> T inSubshell(Supplier<T> body) {
        Variables before = variables;
        Map<String, Boolean> exportedBefore = new LinkedHashMap<>(exported);
        ImagePath folder = workingDirectory;
        T result = body.get();
        variables = before;
        exported = exportedBefore;
        workingDirectory = folder;
        ended = false;
        return result;
    }
}
