package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a setup.py says literally, read without running it.
 *
 * @param requires of {@code install_requires}; empty where a program computes it
 */
record SetupScript(
        Optional<String> name, Optional<String> version, Optional<List<String>> requires) {

    private static final int MAX_CHARACTERS = 1 << 20;

    static SetupScript parse(String text) {
        if (text.length() > MAX_CHARACTERS)
            return new SetupScript(Optional.empty(), Optional.empty(), Optional.empty());
        List<PythonToken> tokens = new PythonLexer(text).tokens();
        int asked = find(tokens, "install_requires", 0);
        // keyword arguments that are handed on may hold anything
        boolean opaque = text.contains("**") || find(tokens, "setup", 0) < 0;
        boolean once = asked >= 0 && find(tokens, "install_requires", asked + 1) < 0;
        Optional<List<String>> requires =
                asked < 0
                        ? (opaque ? Optional.empty() : Optional.of(List.of()))
                        : (once ? list(tokens, asked) : Optional.empty());
        return new SetupScript(keyword(tokens, "name"), keyword(tokens, "version"), requires);
    }

    private static int find(List<PythonToken> tokens, String name, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof PythonToken.Name(String word) && word.equals(name))
                return i;
        }
        return -1;
    }

    private static boolean isSymbol(List<PythonToken> tokens, int at, char symbol) {
        return at < tokens.size()
                && tokens.get(at) instanceof PythonToken.Symbol(char c)
                && c == symbol;
    }

    /** {@code name="text"} followed by a comma or the end of the call. */
    private static Optional<String> keyword(List<PythonToken> tokens, String name) {
        int at = find(tokens, name, 0);
        boolean literal =
                at >= 0
                        && isSymbol(tokens, at + 1, '=')
                        && (isSymbol(tokens, at + 3, ',') || isSymbol(tokens, at + 3, ')'));
        return literal && tokens.get(at + 2) instanceof PythonToken.Text(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /** {@code install_requires=["a", "b"]}. */
    private static Optional<List<String>> list(List<PythonToken> tokens, int at) {
        if (!isSymbol(tokens, at + 1, '=') || !isSymbol(tokens, at + 2, '['))
            return Optional.empty();
        List<String> texts = new ArrayList<>();
        boolean expectsText = true;
        for (int i = at + 3; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof PythonToken.LineEnd) continue;
            if (isSymbol(tokens, i, ']')) {
                boolean ends = isSymbol(tokens, i + 1, ',') || isSymbol(tokens, i + 1, ')');
                return ends ? Optional.of(List.copyOf(texts)) : Optional.empty();
            }
            if (expectsText && tokens.get(i) instanceof PythonToken.Text(String value))
                texts.add(value);
            else if (expectsText || !isSymbol(tokens, i, ',')) return Optional.empty();
            expectsText = !expectsText;
        }
        return Optional.empty();
    }
}
