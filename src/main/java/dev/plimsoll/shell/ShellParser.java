package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.List;

/** Reads shell text. Never throws at its caller, and stops at a depth of nesting. */
public final class ShellParser {

    private ShellParser() {}

    public static Script parse(MappedText text) {
        TextRange all = text.toSource(new TextRange(0, text.text().length()));
        return new Script(text, new Command.Sequence(all, List.of()), List.of(), List.of());
    }
}
