package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a Python source file names: the modules that it imports and the strings that it holds.
 *
 * <p>Read token by token after the language reference's lexical analysis, without a grammar: a file
 * of any version of the language, or of none, gives what can be seen in it.
 *
 * @param imports absolute dotted names, those inside functions and conditions too; {@code from a.b
 *     import c} gives both {@code a.b} and {@code a.b.c}
 * @param relativeImports names after {@code from .}, with their dots
 * @param strings contents of string literals, escapes as written
 */
public record PythonSource(Set<String> imports, Set<String> relativeImports, List<String> strings) {

    /** Beyond this a file is data rather than code. */
    private static final int MAX_CHARACTERS = 4 << 20;

    /** Reads what it can; never fails. */
    public static PythonSource parse(String text) {
        if (text.length() > MAX_CHARACTERS) return new PythonSource(Set.of(), Set.of(), List.of());
        List<PythonToken> tokens = new PythonLexer(text).tokens();
        Set<String> imports = new LinkedHashSet<>();
        Set<String> relative = new LinkedHashSet<>();
        List<String> strings = new ArrayList<>();
        boolean statementStart = true;
        for (int i = 0; i < tokens.size(); i++) {
            PythonToken token = tokens.get(i);
            if (token instanceof PythonToken.Text(String content)) strings.add(content);
            if (statementStart && token instanceof PythonToken.Name(String word)) {
                if (word.equals("import")) readImport(tokens, i + 1, imports);
                if (word.equals("from")) readFrom(tokens, i + 1, imports, relative);
            }
            statementStart =
                    token instanceof PythonToken.LineEnd
                            || isSymbol(tokens, i, ';')
                            || isSymbol(tokens, i, ':');
        }
        return new PythonSource(imports, relative, strings);
    }

    /** {@code import a.b as c, d}. */
    private static void readImport(List<PythonToken> tokens, int from, Set<String> imports) {
        int at = from;
        while (true) {
            StringBuilder name = new StringBuilder();
            at = dotted(tokens, at, name);
            if (name.isEmpty()) return;
            imports.add(name.toString());
            while (at < tokens.size() && tokens.get(at) instanceof PythonToken.Name) at++;
            if (!isSymbol(tokens, at, ',')) return;
            at++;
        }
    }

    /** {@code from a.b import (c, d as e)}. */
    private static void readFrom(
            List<PythonToken> tokens, int from, Set<String> imports, Set<String> relative) {
        StringBuilder module = new StringBuilder();
        int at = from;
        while (isSymbol(tokens, at, '.')) {
            module.append('.');
            at++;
        }
        boolean isRelative = !module.isEmpty();
        at = dotted(tokens, at, module);
        if (module.isEmpty()
                || at >= tokens.size()
                || !(tokens.get(at) instanceof PythonToken.Name(String word))
                || !word.equals("import")) return;
        Set<String> into = isRelative ? relative : imports;
        into.add(module.toString());
        boolean parenthesised = isSymbol(tokens, at + 1, '(');
        boolean expectName = true;
        for (at = at + 1; at < tokens.size(); at++) {
            PythonToken token = tokens.get(at);
            if ((token instanceof PythonToken.LineEnd && !parenthesised)
                    || isSymbol(tokens, at, ')')) return;
            if (token instanceof PythonToken.Name(String name) && expectName) {
                into.add(module + (module.toString().endsWith(".") ? "" : ".") + name);
                expectName = false;
            } else if (isSymbol(tokens, at, ',')) {
                expectName = true;
            }
        }
    }

    private static int dotted(List<PythonToken> tokens, int from, StringBuilder into) {
        int at = from;
        while (at < tokens.size()
                && tokens.get(at) instanceof PythonToken.Name(String name)
                && !name.equals("import")
                && !name.equals("as")) {
            into.append(name);
            at++;
            if (!isSymbol(tokens, at, '.')) return at;
            into.append('.');
            at++;
        }
        return at;
    }

    private static boolean isSymbol(List<PythonToken> tokens, int at, char symbol) {
        return at < tokens.size()
                && tokens.get(at) instanceof PythonToken.Symbol(char c)
                && c == symbol;
    }
}
