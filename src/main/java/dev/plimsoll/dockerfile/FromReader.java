package dev.plimsoll.dockerfile;

import com.google.re2j.Pattern;
import dev.plimsoll.dockerfile.Instruction.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** FROM; BuildKit, instructions/parse.go, parseFrom. */
final class FromReader {

    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");

    private final Problems problems;

    FromReader(Problems problems) {
        this.problems = problems;
    }

    Instruction read(Form form) {
        List<Word> words = Words.blankSeparated(form.arguments());
        if (words.size() == 1)
            return new Instruction.From(form, words.getFirst(), Optional.empty());
        if (words.size() != 3 || !words.get(1).text().equalsIgnoreCase("as")) {
            problems.at(form.keyword(), "FROM expects an image, or an image, AS and a name");
            return new Instruction.Unreadable(form);
        }
        Word name = words.getLast();
        if (!STAGE_NAME.matches(name.text().toLowerCase(Locale.ROOT))) {
            problems.at(
                    name.range(),
                    "FROM expects a stage's name of letters, digits, - _ and . that starts with a letter");
            return new Instruction.Unreadable(form);
        }
        return new Instruction.From(form, words.getFirst(), Optional.of(name));
    }
}
