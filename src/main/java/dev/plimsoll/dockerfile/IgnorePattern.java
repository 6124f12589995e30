package dev.plimsoll.dockerfile;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.plimsoll.source.TextRange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A line of an ignore file.
 *
 * @param range the line without outer white space
 * @param line 1-based
 * @param text the cleaned pattern, without {@code !} and leading {@code /}
 * @param negated {@code !}: what it matches is part of the context again
 */
public record IgnorePattern(TextRange range, int line, String text, boolean negated, Match match) {

    /** How a path is compared; moby/patternmatcher, Pattern.compile. */
    public sealed interface Match {
        boolean matches(String path);
    }

    private record Exact(String text) implements Match {
        @Override
        public boolean matches(String path) {
            return path.equals(text);
        }
    }

    private record Prefix(String prefix) implements Match {
        @Override
        public boolean matches(String path) {
            return path.startsWith(prefix);
        }
    }

    private record Suffix(String suffix) implements Match {
        @Override
        public boolean matches(String path) {
            return path.endsWith(suffix)
                    || (suffix.startsWith("/") && path.equals(suffix.substring(1)));
        }
    }

    /**
     * @param literal what every match contains; looked for first, since few paths hold it and the
     *     search is dear
     */
    private record Expression(Pattern pattern, String literal) implements Match {
        @Override
        public boolean matches(String path) {
            return path.contains(literal) && pattern.matcher(path).find();
        }
    }

    /** RE2 knows no escape beyond it. */
    private static final char LAST_ASCII = '\u007F';

    /**
     * What the builder escapes for RE2. It means to escape <code>|{}</code> too, but its bitmap has
     * no room for them, so <code>a|*</code> is an alternative.
     */
    private static final String LITERAL = ".+()$";

    /** Empty where the builder refuses the pattern. */
    static Optional<IgnorePattern> parse(TextRange range, int line, String text, boolean negated) {
        if (!GlobSyntax.holds(text)) return Optional.empty();
        return compile(text).map(match -> new IgnorePattern(range, line, text, negated, match));
    }

    boolean matches(String path) {
        return match.matches(path);
    }

    private static Optional<Match> compile(String text) {
        StringBuilder expression = new StringBuilder("^");
        boolean special = false;
        boolean leading = false;
        boolean trailing = false;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (text.startsWith("**", at)) {
                boolean first = at == 0;
                at += text.startsWith("/", at + 2) ? 3 : 2;
                boolean last = at >= text.length();
                special |= !first && (!last || leading || special);
                trailing |= last && !first;
                leading |= first;
                expression.append(last ? ".*" : "(.*/)?");
            } else if (c == '\\' && at + 1 < text.length()) {
                char next = text.charAt(at + 1);
                if (next > LAST_ASCII) return Optional.empty();
                expression.append('\\').append(next);
                special = true;
                at += 2;
            } else {
                special |= "*?[]".indexOf(c) >= 0;
                expression.append(translated(c));
                at++;
            }
        }
        if (special) return expression(expression.append("$").toString(), literal(text));
        if (leading) return Optional.of(new Suffix(text.substring(2)));
        if (trailing) return Optional.of(new Prefix(text.substring(0, text.length() - 2)));
        return Optional.of(new Exact(text));
    }

    private static String translated(char c) {
        if (c == '*') return "[^/]*";
        if (c == '?') return "[^/]";
        return LITERAL.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }

    /** Stretches between wildcards and plain classes of characters. */
    private static final Pattern WILDCARDS = Pattern.compile("\\*\\*/?|[*?]|\\[[\\w-]+\\]");

    private static final Pattern OPERATORS = Pattern.compile("[\\[\\]{}|^\\\\]");

    /**
     * The longest stretch that stands for itself; none where RE2 finds operators that a pattern of
     * paths has not.
     */
    private static String literal(String text) {
        String[] stretches = WILDCARDS.split(text);
        if (OPERATORS.matcher(String.join("", stretches)).find()) return "";
        return Arrays.stream(stretches).max(Comparator.comparingInt(String::length)).orElse("");
    }

    private static Optional<Match> expression(String expression, String literal) {
        try {
            return Optional.of(new Expression(Pattern.compile(expression), literal));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
