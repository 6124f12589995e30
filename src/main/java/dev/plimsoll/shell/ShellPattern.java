package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A pattern of {@code case}, {@code ${x%…}} and file names: {@code * ? […]}, a backslash before
 * what stands for itself; XCU 2.14. Matching takes time linear in the text: all ways to match are
 * followed at once, one bit each.
 */
public final class ShellPattern {

    /** Elements of a pattern, so that its states fit the bits of a long. */
    private static final int ELEMENT_LIMIT = 63;

    /** Characters of a pattern's text, brackets included. */
    private static final int LENGTH_LIMIT = 1_000;

    private final List<Element> elements;

    private sealed interface Element {
        record Star() implements Element {}

        record One(IntPredicate matches) implements Element {}
    }

    private ShellPattern(List<Element> elements) {
        this.elements = elements;
    }

    /** The pattern; empty where it is longer than what is matched here. */
    public static Optional<ShellPattern> compile(String pattern) {
        if (pattern.length() > LENGTH_LIMIT) return Optional.empty();
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            BracketExpression bracket =
                    c == '['
                            ? BracketExpression.at(pattern, at)
                            : new BracketExpression(one -> false, -1);
            if (c == '*') {
                if (elements.isEmpty() || !(elements.getLast() instanceof Element.Star))
                    elements.add(new Element.Star());
            } else if (c == '?') {
                elements.add(new Element.One(one -> true));
            } else if (bracket.end() >= 0) {
                elements.add(new Element.One(bracket.matches()));
                at = bracket.end() - 1;
            } else {
                if (c == '\\' && at + 1 < pattern.length()) at++;
                char literal = pattern.charAt(at);
                elements.add(new Element.One(one -> one == literal));
            }
            at++;
        }
        return elements.size() > ELEMENT_LIMIT
                ? Optional.empty()
                : Optional.of(new ShellPattern(List.copyOf(elements)));
    }

    public boolean matches(String text) {
        return longestPrefix(text, 0) == text.length();
    }

    /** Whether it can match texts of any length. */
    boolean hasStar() {
        return elements.stream().anyMatch(Element.Star.class::isInstance);
    }

    /** The pattern of the texts read backwards. */
    ShellPattern reversed() {
        List<Element> backwards = new ArrayList<>(elements);
        Collections.reverse(backwards);
        return new ShellPattern(backwards);
    }

    /** Where the shortest match that starts at an index ends, or -1. */
    int shortestPrefix(String text, int start) {
        return prefix(text, start, true);
    }

    /** Where the longest match that starts at an index ends, or -1. */
    int longestPrefix(String text, int start) {
        return prefix(text, start, false);
    }

    private int prefix(String text, int start, boolean shortest) {
        long states = pastStars(1L);
        long accepting = 1L << elements.size();
        int end = -1;
        for (int at = start; states != 0; at++) {
            if ((states & accepting) != 0) end = at;
            if (at == text.length() || (shortest && end >= 0)) break;
            states = step(states, text.charAt(at));
        }
        return end;
    }

    private long step(long states, char c) {
        long next = 0;
        for (int i = 0; i < elements.size(); i++) {
            if ((states >>> i & 1) == 0) continue;
            next |=
                    switch (elements.get(i)) {
                        case Element.Star star -> 1L << i;
                        case Element.One one -> one.matches().test(c) ? 1L << (i + 1) : 0;
                    };
        }
        return pastStars(next);
    }

    /** A star may also match nothing. */
    private long pastStars(long states) {
        long all = states;
        for (int i = 0; i < elements.size(); i++) {
            if ((all >>> i & 1) != 0 && elements.get(i) instanceof Element.Star)
                all |= 1L << (i + 1);
        }
        return all;
    }
}
