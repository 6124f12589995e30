package dev.plimsoll.rule.runtime;

import dev.plimsoll.build.Call;
import dev.plimsoll.python.Arguments;
import dev.plimsoll.python.PipCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A call of pip in a Dockerfile: what it says, and where it says it. */
public record PipCall(Call call, PipCommand command) {

    /** What every environment brings along. */
    private static final Set<String> TOOLS = Set.of("pip", "setuptools", "wheel");

    /** What installs other packages, and what plugs into it. */
    private static final Set<String> INSTALLERS =
            Set.of("uv", "poetry", "poetry-core", "poetry-plugin-export", "pipenv", "virtualenv");

    /** {@code pip}, {@code pip3.11}, {@code python -m pip}; empty for anything else. */
    public static Optional<PipCall> of(Call call) {
        List<String> words = call.arguments().stream().map(Call.Argument::value).toList();
        return PipCommand.recognise(words).map(command -> new PipCall(call, command));
    }

    /** Whether a program of this name is the interpreter. */
    public static boolean isPython(String name) {
        return name.startsWith("python")
                && name.substring("python".length())
                        .chars()
                        .allMatch(c -> Character.isDigit(c) || c == '.');
    }

    public static boolean isInstall(Call call) {
        return of(call).filter(pip -> pip.is("install")).isPresent();
    }

    public boolean is(String... verbs) {
        return List.of(verbs).contains(command.verb());
    }

    /** The word of the verb; empty where there is none. */
    public Optional<Call.Argument> verb() {
        return command.verb().isEmpty()
                ? Optional.empty()
                : Optional.of(call.arguments().get(command.verbIndex()));
    }

    /** The word {@code pip}, after which alone {@code --python} may be said. */
    public Call.Argument pip() {
        boolean module = isPython(call.name());
        List<Call.Argument> words = call.arguments();
        int at = 0;
        while (module && !words.get(at).value().equals("-m")) at++;
        return words.get(module ? at + 1 : 0);
    }

    /** Whether one of these options, by its long name, is given. */
    public boolean has(String... names) {
        return Stream.of(names).anyMatch(command::has);
    }

    /** Long names of all options, in order. */
    public Stream<String> options() {
        return Stream.concat(
                        command.global().options().stream(), command.arguments().options().stream())
                .map(Arguments.Option::name);
    }

    public Optional<String> value(String option) {
        return command.value(option);
    }

    /** Requirements, paths and URLs given as words. */
    public List<String> operands() {
        return command.operands();
    }

    /** The files after {@code -r} and {@code -c}, as written. */
    public List<String> files() {
        return Stream.concat(
                        command.requirementFiles().stream(),
                        command.arguments().values("--constraint").stream())
                .toList();
    }

    /** Whether it only renews what every environment brings along: pip, setuptools and wheel. */
    public boolean isForTools() {
        return is("install")
                && files().isEmpty()
                && !operands().isEmpty()
                && operands().stream().allMatch(operand -> TOOLS.contains(projectOf(operand)));
    }

    /** Whether it only brings tools that install: the above, uv, Poetry, pipenv. */
    public boolean isForInstallers() {
        return is("install")
                && files().isEmpty()
                && !operands().isEmpty()
                && operands().stream()
                        .map(PipCall::projectOf)
                        .allMatch(
                                project -> TOOLS.contains(project) || INSTALLERS.contains(project));
    }

    /** Whether a folder's own project is installed. */
    public boolean installsFolder() {
        return operands().stream().anyMatch(PipCall::isPath);
    }

    /** Whether an operand is a folder or a file, not a requirement. */
    public static boolean isPath(String operand) {
        return operand.equals(".")
                || operand.startsWith("./")
                || operand.startsWith("../")
                || operand.startsWith("/")
                || operand.startsWith(".[")
                || operand.startsWith("file:");
    }

    private static String projectOf(String requirement) {
        int end = 0;
        while (end < requirement.length() && "=<>!~[ ;@".indexOf(requirement.charAt(end)) < 0)
            end++;
        return requirement.substring(0, end);
    }
}
