package dev.plimsoll.dockerfile;

import dev.plimsoll.source.TextRange;
import java.util.Optional;

/**
 * {@code --name=value} before an instruction's words.
 *
 * @param name without the dashes
 */
public record Flag(TextRange range, String name, Optional<String> value) {}
