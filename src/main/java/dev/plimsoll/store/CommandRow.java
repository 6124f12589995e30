package dev.plimsoll.store;

import java.util.List;
import java.util.Optional;

/**
 * What a person asked for on a pull request, by a comment or a check's button.
 *
 * @param comment the comment that asked; empty for a button
 * @param head the commit whose check's button it was; empty for a comment
 */
public record CommandRow(
        long id,
        String name,
        List<String> arguments,
        String actor,
        Optional<Long> comment,
        Optional<String> head) {}
