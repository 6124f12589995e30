package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that a RUN starts, with the words that it is given.
 *
 * @param command where it stands; its ranges are those of the Dockerfile
 * @param arguments the program's name first; variables replaced, file name patterns as they are
 * @param environment variables that the program sees, assignments before it included
 * @param certain whether it is always run: not inside a condition that could not be decided
 * @param editable whether the ranges are those of this very text in the Dockerfile; not so in a
 *     script file, an ONBUILD of the base image, or words that a program hands on in another form
 */
public record Call(
        Command.Simple command,
        List<Argument> arguments,
        Map<String, String> environment,
        String user,
        ImagePath workingDirectory,
        boolean certain,
        boolean editable) {

    /**
     * A word after evaluation.
     *
     * @param range the word in the Dockerfile that it comes from; several arguments may share one
     * @param written false where the value was not written there as such but came out of a variable
     * @param known false where the word's value is not known; {@code value} is then only what it
     *     looks like
     */
    public record Argument(String value, TextRange range, boolean written, boolean known) {}

    public Optional<String> program() {
        return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.getFirst().value());
    }

    /** The program's name without its folder; empty where there is none. */
    public String name() {
        String program = program().orElse("");
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** The words after the program's name. */
    public List<String> words() {
        return arguments.stream().skip(1).map(Argument::value).toList();
    }

    /** Words that do not start with a dash, and all after {@code --}. */
    public List<String> operands() {
        List<String> words = words();
        int end = words.indexOf("--");
        List<String> before = end < 0 ? words : words.subList(0, end);
        List<String> after = end < 0 ? List.of() : words.subList(end + 1, words.size());
        return Stream.concat(
                        before.stream().filter(word -> !word.startsWith("-") || word.equals("-")),
                        after.stream())
                .toList();
    }

    /**
     * Whether a long option, or a short one alone or in a bundle such as {@code -rf}, is given
     * before {@code --}.
     */
    public boolean has(String option) {
        List<String> words = words();
        int end = words.indexOf("--");
        return (end < 0 ? words : words.subList(0, end))
                .stream().anyMatch(word -> word.equals(option) || isBundleWith(word, option));
    }

    private static boolean isBundleWith(String word, String option) {
        return option.length() == 2
                && word.length() > 2
                && word.charAt(0) == '-'
                && word.charAt(1) != '-'
                && word.indexOf(option.charAt(1)) > 0;
    }

    /**
     * The same call started with other words, as {@code env}, {@code xargs} or {@code sh -c} start
     * one.
     */
    public Call withArguments(List<Argument> words) {
        return new Call(command, words, environment, user, workingDirectory, certain, editable);
    }

    public Call withEnvironment(Map<String, String> other) {
        return new Call(command, arguments, other, user, workingDirectory, certain, editable);
    }
}
