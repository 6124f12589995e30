package dev.plimsoll.dockerfile;

import java.util.Optional;

/**
 * Parser directives: {@code # syntax=}, {@code # escape=}, {@code # check=}, before anything else in the file.
 *
 * @param escape the character that continues a line, {@code \} or {@code `}
 */
public record Directives(Optional<String> syntax, char escape, Optional<String> check) {

    public static final Directives NONE = new Directives(Optional.empty(), '\\', Optional.empty());
}
