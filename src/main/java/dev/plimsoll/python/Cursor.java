package dev.plimsoll.python;

import java.util.function.IntPredicate;

/**
 * A place in a text that a hand-written parser moves on: each character is looked at a bounded
 * number of times.
 */
final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character, or U+0000 at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    void next() {
        at++;
    }

    boolean take(char c) {
        if (atEnd() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    boolean take(String word) {
        if (!text.startsWith(word, at)) return false;
        at += word.length();
        return true;
    }

    /** A word that no letter, digit or underscore follows. */
    boolean takeWord(String word) {
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && isWord(text.charAt(end))))
            return false;
        at = end;
        return true;
    }

    String takeWhile(IntPredicate belongs) {
        int start = at;
        while (!atEnd() && belongs.test(text.charAt(at))) at++;
        return text.substring(start, at);
    }

    /** Skips blanks and tabs; whether there were any. */
    boolean skipBlanks() {
        return !takeWhile(c -> c == ' ' || c == '\t').isEmpty();
    }

    String from(int start) {
        return text.substring(start, at);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWord(char c) {
        return isAlphanumeric(c) || c == '_';
    }
}
