package dev.plimsoll.shell;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Map;

/**
 * Reads shell text: POSIX.1-2024 XCU chapter 2 with bash's additions. Never throws at its caller,
 * takes time linear in the text's length, and stops at a depth of nesting.
 */
public final class ShellParser {

    /**
     * Characters; the kernel takes no longer argument for {@code sh -c} (MAX_ARG_STRLEN in Linux'
     * binfmts.h, 32 pages).
     */
    static final int LENGTH_LIMIT = 32 * 4096;

    private ShellParser() {}

    public static Script parse(MappedText text) {
        return parse(text, List.of());
    }

    /**
     * Reads a text whose here-documents may stand outside it.
     *
     * @param documents taken in their order for each {@code <<NAME} that has no body in the text
     */
    public static Script parse(MappedText text, List<HereDocument> documents) {
        return parse(text, documents, 0);
    }

    static Script parse(MappedText text, List<HereDocument> documents, int depth) {
        if (text.text().length() > LENGTH_LIMIT) return tooLong(text);
        Parse first = new Parse(text, documents, Map.of(), depth);
        Script script = first.script();
        Map<Integer, String> bodies = first.heredocs().found();
        return bodies.isEmpty() ? script : new Parse(text, documents, bodies, depth).script();
    }

    private static Script tooLong(MappedText text) {
        String why = "it is longer than " + LENGTH_LIMIT + " characters";
        TextRange all = text.toSource(new TextRange(0, text.text().length()));
        return new Script(
                text,
                new Command.Unknown(all, why),
                List.of(),
                List.of("The shell text is not read: %s.".formatted(why)));
    }
}
