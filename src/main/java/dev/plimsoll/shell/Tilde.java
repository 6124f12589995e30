package dev.plimsoll.shell;

import java.util.List;

/** Tilde expansion; XCU 2.6.1. */
final class Tilde {

    private Tilde() {}

    /** The parts with {@code ~} replaced at their start and, in an assignment, after each colon. */
    static List<Word.Part> expand(List<Word.Part> parts, boolean assignment, Variables variables)
            throws Unevaluable {
        if (parts.stream()
                .noneMatch(part ->
                        part instanceof Word.Part.Literal literal
                                && !literal.quoted()
                                && literal.text().indexOf('~') >= 0)) return parts;
        Parts out = new Parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Word.Part.Literal literal && !literal.quoted())
                literal(literal.text(), i == 0, i == parts.size() - 1, assignment, variables, out);
            else out.add(parts.get(i));
        }
        return out.build();
    }

    private static void literal(
            String text,
            boolean first,
            boolean last,
            boolean assignment,
            Variables variables,
            Parts out)
            throws Unevaluable {
        int at = 0;
        while (at < text.length()) {
            boolean mayStart = at == 0 ? first : assignment && text.charAt(at - 1) == ':';
            int end = mayStart && text.charAt(at) == '~' ? prefixEnd(text, at, assignment) : at;
            if (end > at && (end < text.length() || last)) {
                if (end > at + 1)
                    throw new Unevaluable(
                            "the home of " + text.substring(at + 1, end) + " is not known");
                out.literal(home(variables), true);
                at = end;
            } else {
                out.literal(text.charAt(at++), false);
            }
        }
    }

    private static int prefixEnd(String text, int start, boolean assignment) {
        int end = start;
        while (end < text.length()
                && text.charAt(end) != '/'
                && !(assignment && text.charAt(end) == ':')) end++;
        return end;
    }

    private static String home(Variables variables) throws Unevaluable {
        if (variables.get("HOME") instanceof Variables.Value.Known known) return known.text();
        throw new Unevaluable("HOME is not known");
    }
}
