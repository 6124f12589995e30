package dev.plimsoll.shell;

/** Reads {@code $'…'}; POSIX.1-2024 XCU 2.2.4, with bash's {@code \\u} and {@code \\U}. */
final class AnsiQuotes {

    private static final String LETTERS = "abefnrtvE\\'\"?";
    private static final String MEANINGS = "\u0007\b\u001b\f\n\r\t\u000b\u001b\\'\"?";

    private AnsiQuotes() {}

    /** Reads from after the opening quote past the closing one. */
    static String read(Cursor cursor) throws Unparsable {
        StringBuilder out = new StringBuilder();
        while (true) {
            int c = next(cursor);
            if (c == '\'') return out.toString();
            if (c != '\\') out.append((char) c);
            else escape(cursor, out);
        }
    }

    private static void escape(Cursor cursor, StringBuilder out) throws Unparsable {
        int c = next(cursor);
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) out.append(MEANINGS.charAt(letter));
        else if (c == 'x') out.append((char) number(cursor, 16, 2, c));
        else if (c == 'u') out.append((char) number(cursor, 16, 4, c));
        else if (c == 'U') codePoint(cursor, out);
        else if (c == 'c') out.append((char) (next(cursor) & 0x1f));
        else if (c >= '0' && c <= '7') {
            cursor.moveTo(cursor.at() - 1);
            out.append((char) (number(cursor, 8, 3, c) & 0xff));
        } else out.append('\\').append((char) c);
    }

    private static void codePoint(Cursor cursor, StringBuilder out) {
        int value = number(cursor, 16, 8, 'U');
        out.appendCodePoint(Character.isValidCodePoint(value) ? value : 0xfffd);
    }

    private static int number(Cursor cursor, int radix, int digits, int otherwise) {
        int value = 0;
        int read = 0;
        while (read < digits && Character.digit(cursor.raw(cursor.at()), radix) >= 0) {
            value = value * radix + Character.digit(cursor.raw(cursor.at()), radix);
            cursor.moveTo(cursor.at() + 1);
            read++;
        }
        return read == 0 ? otherwise : value;
    }

    private static int next(Cursor cursor) throws Unparsable {
        int c = cursor.raw(cursor.at());
        if (c == Cursor.END) throw new Unparsable("a single quote has no end");
        cursor.moveTo(cursor.at() + 1);
        return c;
    }
}
