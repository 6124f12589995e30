package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.Assignment;
import dev.plimsoll.dockerfile.Instruction.Declaration;
import dev.plimsoll.dockerfile.Instruction.Form;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** ENV, LABEL and ARG; BuildKit, parser/line_parsers.go, parseNameVal and parseNameOrNameVal. */
final class AssignmentReader {

    private final Problems problems;
    private final char escape;

    AssignmentReader(Problems problems, char escape) {
        this.problems = problems;
        this.escape = escape;
    }

    Instruction env(Form form) {
        return assign(Keyword.ENV, form, pairs -> new Instruction.Env(form, pairs));
    }

    Instruction label(Form form) {
        return assign(Keyword.LABEL, form, pairs -> new Instruction.Label(form, pairs));
    }

    Instruction arg(Form form) {
        List<Word> words = Words.quoted(form.arguments(), escape);
        if (words.isEmpty()) return refuse(form, form.keyword(), "ARG expects at least one name");
        List<Declaration> declarations = new ArrayList<>();
        for (Word word : words) {
            int equals = word.text().indexOf('=');
            if (equals == 0) return refuse(form, word.range(), "ARG expects a name before =");
            declarations.add(
                    equals < 0
                            ? new Declaration(word, Optional.empty())
                            : declaration(split(word, equals, form)));
        }
        return new Instruction.Arg(form, List.copyOf(declarations));
    }

    private static Declaration declaration(Assignment pair) {
        return new Declaration(pair.key(), Optional.of(pair.value()));
    }

    private Instruction assign(
            Keyword keyword, Form form, Function<List<Assignment>, Instruction> made) {
        List<Word> words = Words.quoted(form.arguments(), escape);
        if (words.isEmpty())
            return refuse(form, form.keyword(), keyword + " expects at least one name=value");
        if (words.getFirst().text().indexOf('=') < 0) return assignOne(keyword, form, made);
        List<Assignment> pairs = new ArrayList<>();
        for (Word word : words) {
            int equals = word.text().indexOf('=');
            // the word itself may be a part of a secret whose quotes are missing
            if (equals < 0)
                return refuse(
                        form,
                        word.range(),
                        keyword + " expects name=value; a word without = was found");
            if (equals == 0)
                return refuse(form, word.range(), keyword + " expects a name before =");
            pairs.add(split(word, equals, form));
        }
        return made.apply(List.copyOf(pairs));
    }

    /** {@code ENV name value}: the value is all the rest. */
    private Instruction assignOne(
            Keyword keyword, Form form, Function<List<Assignment>, Instruction> made) {
        MappedText arguments = form.arguments();
        String text = arguments.text();
        int nameEnd = 0;
        while (nameEnd < text.length() && !Whitespace.isBlank(text.charAt(nameEnd))) nameEnd++;
        if (nameEnd == text.length())
            return refuse(form, form.keyword(), keyword + " expects a value after the name");
        int value = nameEnd;
        while (value < text.length() && Whitespace.isBlank(text.charAt(value))) value++;
        Assignment pair =
                new Assignment(
                        Words.word(arguments, 0, nameEnd),
                        Words.word(arguments, value, text.length()));
        return made.apply(List.of(pair));
    }

    private Assignment split(Word word, int equals, Form form) {
        // continuations may stand inside the word, so its parts are found through the logical line
        MappedText arguments = form.arguments();
        int start = indexOf(arguments, word.range().start());
        Word key = Words.word(arguments, start, start + equals);
        TextRange value = new TextRange(start + equals + 1, start + word.text().length());
        Word right =
                value.isEmpty()
                        ? new Word(TextRange.at(arguments.offset(value.start() - 1) + 1), "")
                        : Words.word(arguments, value.start(), value.end());
        return new Assignment(key, right);
    }

    /** The index of the character that stands at that offset of the source. */
    private static int indexOf(MappedText text, int offset) {
        int low = 0;
        int high = text.text().length() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (text.offset(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Instruction refuse(Form form, TextRange range, String message) {
        problems.at(range, message);
        return new Instruction.Unreadable(form);
    }
}
