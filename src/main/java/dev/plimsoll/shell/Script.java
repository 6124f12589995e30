package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A parsed shell text.
 *
 * @param body the whole of it; an empty script is an empty sequence
 * @param comments ranges of the comments inside it
 * @param problems sentences about what could not be parsed; each has its {@link Command.Unknown}
 */
public record Script(
        MappedText source, Command body, List<TextRange> comments, List<String> problems) {

    /**
     * The script that a literal word of this script holds, for {@code sh -c} and {@code eval};
     * empty where it has expansions.
     */
    public Optional<Embedded> embedded(Word word) {
        return Embedded.of(source, word);
    }
}
