package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.Form;
import dev.plimsoll.source.TextRange;
import java.util.List;

/**
 * COPY and ADD: sources and one destination; BuildKit, instructions/parse.go, parseSourcesAndDest.
 */
final class CopyReader {

    private final Problems problems;

    CopyReader(Problems problems) {
        this.problems = problems;
    }

    Instruction copy(Form form, List<Word> words) {
        return holds(Keyword.COPY, form, words)
                ? new Instruction.Copy(form, sources(words), words.getLast())
                : new Instruction.Unreadable(form);
    }

    Instruction add(Form form, List<Word> words) {
        return holds(Keyword.ADD, form, words)
                ? new Instruction.Add(form, sources(words), words.getLast())
                : new Instruction.Unreadable(form);
    }

    private boolean holds(Keyword keyword, Form form, List<Word> words) {
        if (words.size() < 2) {
            return refuse(
                    form.keyword(), keyword + " expects at least one source and a destination");
        }
        Word destination = words.getLast();
        if (isHeredoc(destination)) {
            return refuse(
                    destination.range(),
                    keyword + " expects a path as its destination, no here-document");
        }
        if (!endsFlags(form)) tellLateFlags(keyword, words);
        return true;
    }

    /** Whether {@code --} says that whatever follows is a path. */
    private static boolean endsFlags(Form form) {
        String line = form.text().text();
        String before = line.substring(0, line.length() - form.arguments().text().length());
        return before.stripTrailing().endsWith(" --");
    }

    /** The builder takes them for paths, which nobody means. */
    private void tellLateFlags(Keyword keyword, List<Word> words) {
        for (Word word : words) {
            String name =
                    word.text().startsWith("--") ? word.text().substring(2).split("=", 2)[0] : "";
            if (keyword.flags().containsKey(name)) {
                problems.at(
                        word.range(),
                        "--%s stands among the paths of %s, and is one there; flags are expected before them"
                                .formatted(name, keyword));
            }
        }
    }

    private static List<Word> sources(List<Word> words) {
        return words.subList(0, words.size() - 1).stream()
                .filter(word -> !isHeredoc(word))
                .toList();
    }

    private static boolean isHeredoc(Word word) {
        return HeredocMarker.parse(word.text(), word.range()).isPresent();
    }

    private boolean refuse(TextRange range, String message) {
        problems.at(range, message);
        return false;
    }
}
