package dev.plimsoll.rule.runtime;

import dev.plimsoll.build.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of pip, read as its option parser does.
 *
 * @param pip the place of the word {@code pip} among the call's arguments
 * @param subcommand {@code install}, {@code cache} …
 * @param options names with their dashes, in order
 * @param operands what is to be installed
 */
public record PipWords(
        Call call, int pip, String subcommand, List<Option> options, List<String> operands) {

    /** An option; {@code value} is empty where it takes none. */
    public record Option(String name, Optional<String> value) {}

    /**
     * pip's options that take the next word as their value; {@code pip install --help} of pip 25.
     */
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-r",
                    "--requirement",
                    "-c",
                    "--constraint",
                    "-e",
                    "--editable",
                    "-t",
                    "--target",
                    "--prefix",
                    "--root",
                    "-i",
                    "--index-url",
                    "--extra-index-url",
                    "-f",
                    "--find-links",
                    "--platform",
                    "--python-version",
                    "--implementation",
                    "--abi",
                    "--no-binary",
                    "--only-binary",
                    "--progress-bar",
                    "--src",
                    "--upgrade-strategy",
                    "-C",
                    "--config-settings",
                    "--global-option",
                    "--build-option",
                    "--root-user-action",
                    "--report",
                    "--cache-dir",
                    "--log",
                    "--proxy",
                    "--retries",
                    "--timeout",
                    "--trusted-host",
                    "--cert",
                    "--client-cert",
                    "--use-feature",
                    "--use-deprecated",
                    "--exists-action",
                    "--python",
                    "--keyring-provider",
                    "--group",
                    "-w",
                    "--wheel-dir",
                    "-d",
                    "--dest");

    private static final Set<String> REQUIREMENT = Set.of("-r", "--requirement");
    private static final Set<String> CONSTRAINT = Set.of("-c", "--constraint");

    /** {@code pip}, {@code pip3}, {@code python -m pip}; empty where another program is called. */
    public static Optional<PipWords> recognise(Call call) {
        int pip = place(call);
        if (pip < 0) return Optional.empty();
        List<String> words = call.arguments().stream().map(Call.Argument::value).toList();
        List<Option> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        String subcommand = "";
        for (int i = pip + 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-") && word.length() > 1) i = readOption(words, i, options);
            else if (subcommand.isEmpty()) subcommand = word;
            else operands.add(word);
        }
        return Optional.of(
                new PipWords(call, pip, subcommand, List.copyOf(options), List.copyOf(operands)));
    }

    private static int readOption(List<String> words, int at, List<Option> options) {
        String word = words.get(at);
        int equals = word.indexOf('=');
        boolean isLong = word.startsWith("--");
        if (isLong && equals > 0) {
            options.add(
                    new Option(word.substring(0, equals), Optional.of(word.substring(equals + 1))));
        } else if (!isLong && word.length() > 2 && WITH_VALUE.contains(word.substring(0, 2))) {
            options.add(new Option(word.substring(0, 2), Optional.of(word.substring(2))));
        } else if (WITH_VALUE.contains(word) && at + 1 < words.size()) {
            options.add(new Option(word, Optional.of(words.get(at + 1))));
            return at + 1;
        } else {
            options.add(new Option(word, Optional.empty()));
        }
        return at;
    }

    private static int place(Call call) {
        if (isPip(call.name())) return 0;
        List<Call.Argument> words = call.arguments();
        if (!isPython(call.name())) return -1;
        for (int i = 1; i + 1 < words.size(); i++) {
            String word = words.get(i).value();
            if (word.equals("-m")) return words.get(i + 1).value().equals("pip") ? i + 1 : -1;
            if (!word.startsWith("-")) return -1;
        }
        return -1;
    }

    private static boolean isPip(String name) {
        return name.equals("pip")
                || (name.startsWith("pip") && isVersion(name.substring("pip".length())));
    }

    /** Whether a program of this name is the interpreter. */
    public static boolean isPython(String name) {
        return name.equals("python")
                || (name.startsWith("python") && isVersion(name.substring("python".length())));
    }

    private static boolean isVersion(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }

    public static boolean isInstall(Call call) {
        return recognise(call).filter(words -> words.subcommand().equals("install")).isPresent();
    }

    public boolean has(String... names) {
        return options.stream().anyMatch(option -> List.of(names).contains(option.name()));
    }

    /** The files after {@code -r} and {@code -c}, as written. */
    public List<String> files() {
        return options.stream()
                .filter(option ->
                        REQUIREMENT.contains(option.name()) || CONSTRAINT.contains(option.name()))
                .flatMap(option -> option.value().stream())
                .toList();
    }

    /** Whether it only renews what every environment brings along: pip, setuptools and wheel. */
    public boolean isForTools() {
        Set<String> tools = Set.of("pip", "setuptools", "wheel");
        return subcommand.equals("install")
                && files().isEmpty()
                && !operands.isEmpty()
                && operands.stream().allMatch(operand -> tools.contains(projectOf(operand)));
    }

    /** Whether a folder's own project is installed. */
    public boolean installsFolder() {
        return operands.stream().anyMatch(PipWords::isPath);
    }

    private static boolean isPath(String operand) {
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
