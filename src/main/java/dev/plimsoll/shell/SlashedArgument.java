package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;

/** The two halves of {@code ${name/pattern/replacement}}. */
record SlashedArgument(List<Word.Part> pattern, List<Word.Part> replacement) {

    /** Cut at the first slash that is written and not quoted. */
    static SlashedArgument of(List<Word.Part> argument) {
        for (int i = 0; i < argument.size(); i++) {
            if (!(argument.get(i) instanceof Word.Part.Literal literal) || literal.quoted())
                continue;
            int slash = literal.text().indexOf('/');
            if (slash < 0) continue;
            List<Word.Part> before = new ArrayList<>(argument.subList(0, i));
            before.add(new Word.Part.Literal(literal.text().substring(0, slash), false));
            List<Word.Part> after = new ArrayList<>(argument.subList(i + 1, argument.size()));
            after.addFirst(new Word.Part.Literal(literal.text().substring(slash + 1), false));
            return new SlashedArgument(before, after);
        }
        return new SlashedArgument(argument, List.of());
    }
}
