package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * Parser directives: {@code # syntax=}, {@code # escape=}, {@code # check=}, before anything else
 * in the file.
 *
 * @param escape the character that continues a line, {@code \} or {@code `}
 * @param lines the comment lines that hold them
 */
public record Directives(
        Optional<String> syntax, char escape, Optional<String> check, List<Comment> lines) {

    public static final Directives NONE =
            new Directives(Optional.empty(), '\\', Optional.empty(), List.of());
}
