package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits Python source into tokens; Python language reference, chapter 2. Total: what is malformed
 * ends at its line.
 */
final class PythonLexer {

    private static final PythonToken.LineEnd LINE_END = new PythonToken.LineEnd();

    /** The longest string prefix, {@code rb} and its kin. */
    private static final int MAX_PREFIX = 2;

    private final String text;
    private final List<PythonToken> tokens = new ArrayList<>();
    private int at;
    private int brackets;

    PythonLexer(String text) {
        this.text = text;
    }

    List<PythonToken> tokens() {
        while (at < text.length()) step();
        tokens.add(LINE_END);
        return tokens;
    }

    private void step() {
        char c = text.charAt(at);
        switch (c) {
            case '#' -> skipToLineEnd();
            case '\n' -> {
                // inside brackets lines are joined; a statement keyword ends a bracket that was
                // never closed
                if (brackets == 0) tokens.add(LINE_END);
                at++;
            }
            case '\\' -> at += text.startsWith("\\\r\n", at) ? 3 : 2;
            case '\'', '"' -> string();
            case '(', '[', '{' -> {
                brackets++;
                symbol(c);
            }
            case ')', ']', '}' -> {
                brackets = Math.max(0, brackets - 1);
                symbol(c);
            }
            default -> {
                if (Character.isJavaIdentifierStart(c)) name();
                else if (Character.isWhitespace(c)) at++;
                else symbol(c);
            }
        }
    }

    private void symbol(char c) {
        tokens.add(new PythonToken.Symbol(c));
        at++;
    }

    private void name() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) at++;
        String name = text.substring(start, at);
        boolean quoteFollows =
                at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (quoteFollows && isStringPrefix(name)) string();
        else tokens.add(new PythonToken.Name(name));
    }

    private static boolean isStringPrefix(String name) {
        return name.length() <= MAX_PREFIX
                && name.toLowerCase(Locale.ROOT).chars().allMatch(c -> "rbuft".indexOf(c) >= 0);
    }

    private void string() {
        char quote = text.charAt(at);
        String triple = String.valueOf(quote).repeat(3);
        boolean isTriple = text.startsWith(triple, at);
        int start = at + (isTriple ? 3 : 1);
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '\\') {
                // even in a raw string a backslash keeps the quote after it
                end += 2;
                continue;
            }
            if (isTriple ? text.startsWith(triple, end) : c == quote || c == '\n') break;
            end++;
        }
        end = Math.min(end, text.length());
        tokens.add(new PythonToken.Text(text.substring(start, end)));
        boolean closed = end < text.length() && text.charAt(end) == quote;
        at = closed ? end + (isTriple ? 3 : 1) : end;
    }

    private void skipToLineEnd() {
        int lf = text.indexOf('\n', at);
        at = lf < 0 ? text.length() : lf;
    }
}
