package dev.plimsoll.store;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A repository that the App is installed on.
 *
 * @param id GitHub's id, which survives renaming and transfer
 * @param scanAt when its first look is due, in milliseconds since 1970; empty where none is
 * @param title what the first look found, in a line; empty before it
 * @param proposed the number of the pull request that the first look opened
 */
public record RepositoryRow(
        long id,
        long installation,
        String owner,
        String name,
        OptionalLong scanAt,
        Optional<String> title,
        OptionalInt proposed) {

    /** As GitHub shows it: {@code owner/name}. */
    public String shown() {
        return owner + "/" + name;
    }
}
