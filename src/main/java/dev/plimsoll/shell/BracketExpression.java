package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * {@code [abc]}, {@code [!a-z]}, {@code [[:digit:]]} in a pattern; XCU 2.14.1. Ranges are by code,
 * as in the C locale.
 *
 * @param end the index after its closing bracket
 */
record BracketExpression(IntPredicate matches, int end) {

    /** The expression that opens at an index; its end is -1 where no bracket closes it. */
    static BracketExpression at(String pattern, int open) {
        int at = open + 1;
        boolean negated =
                at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        if (negated) at++;
        List<IntPredicate> members = new ArrayList<>();
        for (boolean first = true; at < pattern.length(); first = false) {
            char c = pattern.charAt(at);
            if (c == ']' && !first) {
                IntPredicate any = one -> members.stream().anyMatch(member -> member.test(one));
                return new BracketExpression(negated ? any.negate() : any, at + 1);
            }
            int classEnd =
                    c == '[' && pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
            if (classEnd >= 0) {
                members.add(characterClass(pattern.substring(at + 2, classEnd)));
                at = classEnd + 2;
                continue;
            }
            at += c == '\\' && at + 1 < pattern.length() ? 1 : 0;
            char low = pattern.charAt(at++);
            char high = low;
            if (at + 1 < pattern.length()
                    && pattern.charAt(at) == '-'
                    && pattern.charAt(at + 1) != ']') {
                at += pattern.charAt(at + 1) == '\\' && at + 2 < pattern.length() ? 2 : 1;
                high = pattern.charAt(at++);
            }
            char last = high;
            members.add(one -> low <= one && one <= last);
        }
        return new BracketExpression(one -> false, -1);
    }

    private static IntPredicate characterClass(String name) {
        return switch (name) {
            case "alpha" -> BracketExpression::isLetter;
            case "digit" -> Characters::isDigit;
            case "alnum" -> c -> isLetter(c) || Characters.isDigit(c);
            case "upper" -> c -> c >= 'A' && c <= 'Z';
            case "lower" -> c -> c >= 'a' && c <= 'z';
            case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
            case "blank" -> Characters::isBlank;
            case "punct" -> c -> c > ' ' && c < 0x7f && !isLetter(c) && !Characters.isDigit(c);
            case "xdigit" -> c -> c < 0x80 && Character.digit(c, 16) >= 0;
            default -> c -> false;
        };
    }

    private static boolean isLetter(int c) {
        return Characters.isNameStart(c) && c != '_';
    }
}
