package dev.plimsoll.shell;

/** Classes of characters; XCU 2.2, 2.3 and XBD 3.216 "Name". */
final class Characters {

    private Characters() {}

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    /** {@code $@ $* $# $? $- $$ $!}. */
    static boolean isSpecialParameter(int c) {
        return c == '@' || c == '*' || c == '#' || c == '?' || c == '-' || c == '$' || c == '!';
    }

    /** Whether an unquoted word ends before this. */
    static boolean endsWord(int c) {
        return switch (c) {
            case Cursor.END, ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')' -> true;
            default -> false;
        };
    }

    static boolean isName(String text) {
        if (text.isEmpty() || !isNameStart(text.charAt(0))) return false;
        return text.chars().allMatch(Characters::isNamePart);
    }
}
