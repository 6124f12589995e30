package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expands variables, removes quotes and escapes, and splits into words, as the builder does;
 * BuildKit, shell/lex.go.
 *
 * <p>One use each.
 */
final class WordLexer {

    /**
     * What stays as written.
     *
     * @param rawQuotes quotes
     * @param rawEscapes the escape character
     * @param keepUnset variables without a value
     */
    record Mode(boolean rawQuotes, boolean rawEscapes, boolean keepUnset) {

        static final Mode EXPAND = new Mode(false, false, false);
    }

    /** A word and where it stands in the text. */
    record Span(int start, int end, String text) {}

    /** Why the builder would refuse the text. */
    private static final class Refused extends Exception {
        Refused(String why) {
            super(why, null, false, false);
        }
    }

    /** Substitutions in substitutions; nobody writes more than two or three. */
    private static final int DEEPEST = 32;

    /** Linux takes no single string of an environment beyond 128 KiB (MAX_ARG_STRLEN). */
    private static final int LONGEST = 128 * 1024;

    private static final int NO_STOP = -1;

    private final String text;
    private final Map<String, String> variables;
    private final char escape;
    private final Mode mode;
    private final WordCollector words = new WordCollector();
    private final List<String> missing = new ArrayList<>();
    private Optional<String> demanded = Optional.empty();
    private boolean rawEscapes;
    private int depth;
    private int at;

    WordLexer(String text, Map<String, String> variables, char escape, Mode mode) {
        this.text = text;
        this.variables = variables;
        this.escape = escape;
        this.mode = mode;
        this.rawEscapes = mode.rawEscapes();
    }

    /** The text as one word. */
    Expansion expand() {
        try {
            String expanded = read(NO_STOP);
            return new Expansion(
                    expanded, demanded.or(() -> missing.stream().findFirst()), Optional.empty());
        } catch (Refused e) {
            return new Expansion(
                    text,
                    Optional.of(demanded.orElse(text)),
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The text split at unquoted white space, that of variables' values too; none where the builder
     * refuses it.
     */
    List<Span> words() {
        try {
            read(NO_STOP);
            return words.finish();
        } catch (Refused e) {
            return List.of();
        }
    }

    private String read(int stop) throws Refused {
        StringBuilder result = new StringBuilder();
        while (at < text.length()) {
            int start = at;
            char c = text.charAt(at);
            if (c == stop) {
                at++;
                return result.toString();
            }
            switch (c) {
                case '\'' -> result.append(raw(start, singleQuoted()));
                case '"' -> result.append(raw(start, doubleQuoted()));
                case '<' -> result.append(raw(start, angles()));
                case '$' -> {
                    String value = dollar();
                    if (depth == 0) words.add(value, start, at);
                    result.append(value);
                }
                default -> plain(c, result);
            }
            if (result.length() > LONGEST) throw new Refused("it expands to more than 128 KiB");
        }
        if (stop != NO_STOP)
            throw new Refused("%s was expected before its end".formatted((char) stop));
        return result.toString();
    }

    private String raw(int start, String piece) {
        if (depth == 0) words.addRaw(piece, start, at);
        return piece;
    }

    private void plain(char first, StringBuilder result) {
        int start = at++;
        char c = first;
        if (c != escape) {
            if (depth == 0) words.add(String.valueOf(c), start, at);
            result.append(c);
            return;
        }
        if (rawEscapes) result.append(raw(start, String.valueOf(c)));
        if (at == text.length()) return;
        c = text.charAt(at++);
        result.append(raw(start, String.valueOf(c)));
    }

    private String singleQuoted() throws Refused {
        int close = text.indexOf('\'', at + 1);
        if (close < 0) throw new Refused("a closing ' was expected");
        String quoted =
                mode.rawQuotes() ? text.substring(at, close + 1) : text.substring(at + 1, close);
        at = close + 1;
        return quoted;
    }

    private String doubleQuoted() throws Refused {
        StringBuilder quoted = new StringBuilder();
        at++;
        if (mode.rawQuotes()) quoted.append('"');
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                if (mode.rawQuotes()) quoted.append('"');
                return quoted.toString();
            }
            if (c == '$') {
                quoted.append(dollar());
            } else {
                at++;
                if (c == escape) c = escapedInQuotes(quoted);
                if (c != 0) quoted.append(c);
            }
            if (quoted.length() > LONGEST) throw new Refused("it expands to more than 128 KiB");
        }
        throw new Refused("a closing \" was expected");
    }

    /**
     * The character that stands for an escape in double quotes: only {@code "}, {@code $} and
     * itself are escaped.
     */
    private char escapedInQuotes(StringBuilder quoted) {
        if (rawEscapes) quoted.append(escape);
        if (at == text.length()) return 0;
        char next = text.charAt(at);
        if (next != '"' && next != '$' && next != escape) return escape;
        at++;
        return next;
    }

    /**
     * {@code <<} and the blanks after it stay with the word, so that a here-document's marker is
     * one word.
     */
    private String angles() {
        int start = at++;
        if (at == text.length() || text.charAt(at) != '<') return "<";
        at++;
        while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) at++;
        return text.substring(start, at);
    }

    private String dollar() throws Refused {
        at++;
        if (at < text.length() && text.charAt(at) == '{') return braces();
        String name = name();
        if (name.isEmpty()) return "$";
        String value = variables.get(name);
        if (value != null) return value;
        if (mode.keepUnset()) return "$" + name;
        missing.add(name);
        return "";
    }

    private String braces() throws Refused {
        at++;
        if (at == text.length()) throw new Refused("a closing } was expected");
        if ("{}:".indexOf(text.charAt(at)) >= 0)
            throw new Refused("a variable's name was expected after ${");
        String name = name();
        if (at == text.length()) throw new Refused("a closing } was expected");
        char operator = text.charAt(at++);
        if (operator == '}') {
            String value = variables.get(name);
            if (value != null) return value;
            if (mode.keepUnset()) return "${" + name + "}";
            missing.add(name);
            return "";
        }
        if (operator == '/') return replace(name);
        boolean nullIsUnset = operator == ':';
        if (nullIsUnset) operator = at < text.length() ? text.charAt(at++) : 0;
        return substitute(name, operator, nullIsUnset);
    }

    private String substitute(String name, char operator, boolean nullIsUnset) throws Refused {
        boolean strips = operator == '#' || operator == '%';
        boolean known = strips || operator == '-' || operator == '+' || operator == '?';
        if (!known || (strips && nullIsUnset)) {
            throw new Refused(
                    "one of the modifiers - + ? # % / was expected after ${"
                            + Problems.shown(name));
        }
        int before = missing.size();
        String word = nested('}', strips);
        String value = variables.get(name);
        if (mode.keepUnset() && value == null) {
            return "${" + name + (nullIsUnset ? ":" : "") + operator + word + "}";
        }
        boolean unset = value == null || (nullIsUnset && value.isEmpty());
        boolean wordUsed = operator == '-' ? unset : operator == '+' ? !unset : strips;
        if (!wordUsed) forget(before);
        return switch (operator) {
            case '-' -> unset || value == null ? word : value;
            case '+' -> unset ? "" : word;
            case '?' -> {
                if (!unset && value != null) yield value;
                if (demanded.isEmpty()) demanded = Optional.of(name);
                yield "";
            }
            default -> {
                if (value == null) missing.add(before, name);
                yield strip(word, value == null ? "" : value, operator == '%');
            }
        };
    }

    private static String strip(String word, String value, boolean suffix) throws Refused {
        boolean greedy = word.startsWith(suffix ? "%" : "#");
        ShellPattern pattern = pattern(greedy ? word.substring(1) : word);
        return suffix ? pattern.withoutSuffix(value, greedy) : pattern.withoutPrefix(value, greedy);
    }

    private String replace(String name) throws Refused {
        boolean all = at < text.length() && text.charAt(at) == '/';
        if (all) at++;
        String pattern = nested('/', true);
        String replacement = nested('}', true);
        String value = variables.get(name);
        if (value == null) {
            if (mode.keepUnset()) return "${" + name + "/" + pattern + "/" + replacement + "}";
            missing.add(name);
            value = "";
        }
        ShellPattern compiled = pattern(pattern);
        return all
                ? compiled.replaceAll(value, replacement)
                : compiled.replaceFirst(value, replacement);
    }

    private static ShellPattern pattern(String written) throws Refused {
        return ShellPattern.parse(written)
                .orElseThrow(() ->
                        new Refused("a pattern whose escapes are \\*, \\? or \\\\ was expected"));
    }

    private String nested(char stop, boolean rawEscapesInside) throws Refused {
        if (depth == DEEPEST)
            throw new Refused("its substitutions are nested more than %d deep".formatted(DEEPEST));
        boolean outer = rawEscapes;
        rawEscapes = rawEscapesInside;
        depth++;
        String word = read(stop);
        depth--;
        rawEscapes = outer;
        return word;
    }

    /** What an unused word lacks is not missing. */
    private void forget(int before) {
        missing.subList(before, missing.size()).clear();
    }

    /** Letters, digits and underscores; digits alone; or one special parameter. */
    private String name() {
        int start = at;
        if (at < text.length() && "@*#?-$!".indexOf(text.charAt(at)) >= 0) {
            at++;
        } else if (at < text.length() && Character.isDigit(text.charAt(at))) {
            while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        } else {
            while (at < text.length() && isNamed(text.charAt(at))) at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNamed(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
