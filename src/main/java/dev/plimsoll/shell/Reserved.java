package dev.plimsoll.shell;

import java.util.Set;

/** Words that have a meaning where a command may start; XCU 2.4, with bash's. */
final class Reserved {

    private static final Set<String> WORDS =
            Set.of(
                    "!",
                    "{",
                    "}",
                    "case",
                    "do",
                    "done",
                    "elif",
                    "else",
                    "esac",
                    "fi",
                    "for",
                    "if",
                    "in",
                    "then",
                    "until",
                    "while",
                    "[[",
                    "function",
                    "select",
                    "coproc");

    private static final Set<String> CLOSING =
            Set.of("}", "do", "done", "elif", "else", "esac", "fi", "then");

    private static final int LONGEST = "function".length();

    private Reserved() {}

    /** The reserved word that stands here, or an empty text; nothing is passed. */
    static String at(Cursor cursor) {
        StringBuilder word = new StringBuilder();
        int at = cursor.afterContinuations(cursor.at());
        while (word.length() <= LONGEST && !Characters.endsWord(cursor.raw(at))) {
            word.append((char) cursor.raw(at));
            at = cursor.afterContinuations(at + 1);
        }
        String text = word.toString();
        return WORDS.contains(text) ? text : "";
    }

    static boolean closes(String word) {
        return CLOSING.contains(word);
    }
}
