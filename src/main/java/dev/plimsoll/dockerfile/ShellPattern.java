package dev.plimsoll.dockerfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of {@code ${v#p}}, {@code ${v%p}} and {@code ${v/p/r}}: {@code *}, {@code ?} and
 * literal text; no classes.
 */
record ShellPattern(List<String> elements) {

    private static final String ANY_TEXT = "*";
    private static final String ANY_CHARACTER = "?";

    /** Empty where an escape is none that a pattern knows. */
    static Optional<ShellPattern> parse(String written) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '*' || c == '?') {
                elements.add(String.valueOf(c));
            } else if (c != '\\') {
                elements.add(Pattern.quote(String.valueOf(c)));
            } else {
                char next = i + 1 < written.length() ? written.charAt(i + 1) : 0;
                // } and / are escaped for the substitution's sake, the escape is no part of the
                // pattern
                if (next == '}' || next == '/') continue;
                if (next != '*' && next != '?' && next != '\\') return Optional.empty();
                elements.add(Pattern.quote(String.valueOf(next)));
                i++;
            }
        }
        return Optional.of(new ShellPattern(List.copyOf(elements)));
    }

    String withoutPrefix(String value, boolean longest) {
        Matcher matcher = compile(elements, longest).matcher(value);
        return matcher.lookingAt() ? value.substring(matcher.end()) : value;
    }

    /** Both read backwards, since a search finds the leftmost match and not the shortest. */
    String withoutSuffix(String value, boolean longest) {
        Matcher matcher = compile(elements.reversed(), longest).matcher(reversed(value));
        return matcher.lookingAt() ? value.substring(0, value.length() - matcher.end()) : value;
    }

    String replaceFirst(String value, String replacement) {
        return compile(elements, true)
                .matcher(value)
                .replaceFirst(Matcher.quoteReplacement(replacement));
    }

    String replaceAll(String value, String replacement) {
        return compile(elements, true)
                .matcher(value)
                .replaceAll(Matcher.quoteReplacement(replacement));
    }

    private static Pattern compile(List<String> elements, boolean longest) {
        StringBuilder expression = new StringBuilder();
        for (String element : elements) {
            expression.append(
                    switch (element) {
                        case ANY_TEXT -> longest ? ".*" : ".*?";
                        case ANY_CHARACTER -> ".";
                        default -> element;
                    });
        }
        return Pattern.compile(expression.toString());
    }

    private static String reversed(String value) {
        return new StringBuilder(value).reverse().toString();
    }
}
