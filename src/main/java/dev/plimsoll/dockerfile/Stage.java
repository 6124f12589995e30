package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * A FROM and what follows it up to the next.
 *
 * @param index 0-based
 * @param instructions those after {@code from}
 */
public record Stage(int index, Instruction.From from, List<Instruction> instructions) {

    public Optional<String> name() {
        return from.name().map(Word::text);
    }

    public boolean isNamed(String name) {
        return name().filter(name::equalsIgnoreCase).isPresent();
    }
}
