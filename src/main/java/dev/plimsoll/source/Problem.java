package dev.plimsoll.source;

import java.util.Optional;

/**
 * What could not be read, as a value: a file, a 1-based line where one can be named, and a sentence
 * that says what was expected. Never holds a credential that the file holds.
 */
public record Problem(RepositoryPath path, Optional<Integer> line, String message) {

    public static Problem at(RepositoryPath path, int line, String message) {
        return new Problem(path, Optional.of(line), message);
    }

    public static Problem in(RepositoryPath path, String message) {
        return new Problem(path, Optional.empty(), message);
    }
}
