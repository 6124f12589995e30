package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What calls in a Python source file are given, where it is written out. Read token by token, as
 * {@link PythonSource} is.
 */
public final class PythonArguments {

    /** Beyond this a file is data rather than code. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private final List<PythonToken> tokens;

    private PythonArguments(List<PythonToken> tokens) {
        this.tokens = tokens;
    }

    /** Reads what it can; never fails. */
    public static PythonArguments parse(String text) {
        return new PythonArguments(
                text.length() > MAX_CHARACTERS ? List.of() : new PythonLexer(text).tokens());
    }

    /** The first argument of each call of one of these functions that is a string literal. */
    public List<String> firstOf(Collection<String> functions) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i) instanceof PythonToken.Name(String name)
                    && functions.contains(name)
                    && isSymbol(i + 1, '(')
                    && tokens.get(i + 2) instanceof PythonToken.Text(String content))
                found.add(content);
        }
        return found;
    }

    /** How often a function is called, whatever it is given. */
    public long calls(String function) {
        long calls = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (isName(i, function) && isSymbol(i + 1, '(')) calls++;
        }
        return calls;
    }

    /**
     * The strings of all lists given as this keyword argument; empty where one is not written out.
     */
    public Optional<List<String>> listsOf(String keyword) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!isName(i, keyword)) continue;
            if (!isSymbol(i + 1, '=') || !isSymbol(i + 2, '[')) return Optional.empty();
            int at = i + 3;
            while (at < tokens.size() && !isSymbol(at, ']')) {
                if (tokens.get(at) instanceof PythonToken.Text(String content)) all.add(content);
                else if (!isSymbol(at, ',')) return Optional.empty();
                at++;
            }
            if (isSymbol(at + 1, '+')) return Optional.empty();
        }
        return Optional.of(all);
    }

    private boolean isName(int at, String name) {
        return at < tokens.size()
                && tokens.get(at) instanceof PythonToken.Name(String word)
                && word.equals(name);
    }

    private boolean isSymbol(int at, char symbol) {
        return at < tokens.size()
                && tokens.get(at) instanceof PythonToken.Symbol(char c)
                && c == symbol;
    }
}
