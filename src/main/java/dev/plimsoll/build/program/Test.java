package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.ExitStatus;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Set;

/**
 * {@code test} and {@code [}: strings and numbers that are known, and files that are known to be
 * there.
 */
final class Test implements Program {

    @Override
    public Set<String> names() {
        return Set.of("test", "[");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.print("");
        List<String> words = call.words();
        if (call.name().equals("[") && !words.isEmpty()) words = words.subList(0, words.size() - 1);
        boolean known = call.arguments().stream().allMatch(Call.Argument::known);
        machine.exits(known ? decide(words, call.workingDirectory(), machine) : ExitStatus.UNKNOWN);
    }

    private static ExitStatus decide(List<String> words, ImagePath folder, Machine machine) {
        if (words.contains("-a") || words.contains("-o")) return ExitStatus.UNKNOWN;
        if (!words.isEmpty() && words.getFirst().equals("!") && words.size() > 1) {
            return decide(words.subList(1, words.size()), folder, machine).negated();
        }
        return switch (words.size()) {
            case 0 -> ExitStatus.FAILURE;
            case 1 -> ExitStatus.of(!words.getFirst().isEmpty());
            case 2 -> unary(words.get(0), words.get(1), folder, machine);
            case 3 -> binary(words.get(0), words.get(1), words.get(2));
            default -> ExitStatus.UNKNOWN;
        };
    }

    private static ExitStatus unary(
            String operator, String word, ImagePath folder, Machine machine) {
        return switch (operator) {
            case "-n" -> ExitStatus.of(!word.isEmpty());
            case "-z" -> ExitStatus.of(word.isEmpty());
            case "-e", "-f", "-d", "-s", "-r", "-x", "-h", "-L" ->
                    exists(operator, folder.resolve(word), machine);
            default -> ExitStatus.UNKNOWN;
        };
    }

    private static ExitStatus exists(String operator, ImagePath path, Machine machine) {
        boolean folder = machine.isFolder(path);
        boolean file = machine.file(path).isPresent();
        if (operator.equals("-d") && folder) return ExitStatus.SUCCESS;
        if (operator.equals("-f") && file) return ExitStatus.SUCCESS;
        if (operator.equals("-e") && (file || folder)) return ExitStatus.SUCCESS;
        boolean mayBe =
                file || folder || machine.files().mayHide(path) || !machine.unknown().isEmpty();
        return mayBe ? ExitStatus.UNKNOWN : ExitStatus.FAILURE;
    }

    private static ExitStatus binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> ExitStatus.of(left.equals(right));
            case "!=" -> ExitStatus.of(!left.equals(right));
            case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> compare(left, operator, right);
            default -> ExitStatus.UNKNOWN;
        };
    }

    private static ExitStatus compare(String left, String operator, String right) {
        // nine digits always fit an int
        if (!left.matches("[0-9]{1,9}") || !right.matches("[0-9]{1,9}")) return ExitStatus.UNKNOWN;
        int order = Integer.compare(Integer.parseInt(left), Integer.parseInt(right));
        return ExitStatus.of(
                switch (operator) {
                    case "-eq" -> order == 0;
                    case "-ne" -> order != 0;
                    case "-lt" -> order < 0;
                    case "-le" -> order <= 0;
                    case "-gt" -> order > 0;
                    default -> order >= 0;
                });
    }
}
