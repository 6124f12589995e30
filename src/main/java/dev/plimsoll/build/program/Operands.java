package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words of a call by the usual conventions of getopt.
 *
 * @param operands words that are neither options nor their values
 * @param folder the value of {@code -t} or {@code --target-directory}
 */
record Operands(List<String> operands, Optional<String> folder) {

    /**
     * @param valued options that take the next word, such as {@code -o}
     */
    static Operands of(Call call, Set<String> valued) {
        List<String> operands = new ArrayList<>();
        Optional<String> folder = Optional.empty();
        List<String> words = call.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            boolean target = word.equals("-t") || word.equals("--target-directory");
            if (target && i + 1 < words.size()) folder = Optional.of(words.get(++i));
            else if (word.startsWith("--target-directory="))
                folder = Optional.of(word.substring(word.indexOf('=') + 1));
            else if (valued.contains(word)) i++;
            else if (!word.startsWith("-") || word.equals("-")) operands.add(word);
        }
        return new Operands(List.copyOf(operands), folder);
    }

    /** The value of an option, as the next word or after an equals sign. */
    static Optional<String> value(Call call, String... options) {
        List<String> words = call.words();
        for (int i = 0; i < words.size(); i++) {
            for (String option : options) {
                if (words.get(i).equals(option) && i + 1 < words.size())
                    return Optional.of(words.get(i + 1));
                if (option.startsWith("--") && words.get(i).startsWith(option + "=")) {
                    return Optional.of(words.get(i).substring(option.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The sources of cp, mv, ln and install. */
    List<String> sources() {
        return folder.isPresent() || operands.isEmpty()
                ? operands
                : operands.subList(0, operands.size() - 1);
    }

    /** Where they go. */
    String destination() {
        return folder.orElseGet(() -> operands.isEmpty() ? "" : operands.getLast());
    }
}
