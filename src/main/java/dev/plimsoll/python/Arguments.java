package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;

/**
 * The words of a command, told apart.
 *
 * @param end the index of the first word that was not read
 */
public record Arguments(List<Option> options, List<Operand> operands, int end) {

    /**
     * An option by its long name.
     *
     * @param index the word in which it stands
     * @param valueIndex the word that holds its value; {@code index} where that is the same or
     *     there is none
     */
    public record Option(String name, Optional<String> value, int index, int valueIndex) {}

    /** A word that is no option. */
    public record Operand(String value, int index) {}

    public Arguments {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    public boolean has(String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }

    /** The option's last value. */
    public Optional<String> value(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .reduce((first, last) -> last)
                .flatMap(Option::value);
    }

    /** All values of the option, in order. */
    public List<String> values(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .flatMap(option -> option.value().stream())
                .toList();
    }

    public Optional<Option> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }
}
