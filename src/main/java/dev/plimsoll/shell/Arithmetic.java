package dev.plimsoll.shell;

/** Tells {@code ((…))} from two parentheses, by looking ahead; XCU 2.6.4. */
final class Arithmetic {

    /** Characters; people write less, and the looking ahead stays linear in the text. */
    private static final int LENGTH_LIMIT = 4096;

    private Arithmetic() {}

    /**
     * Passes from the first of two opening parentheses beyond the last closing one; stays where it
     * is not arithmetic.
     */
    static boolean skip(Cursor cursor) {
        int start = cursor.at();
        int open = 0;
        int lastClosed = -2;
        for (int at = start; at < Math.min(cursor.length(), start + LENGTH_LIMIT); at++) {
            int c = cursor.raw(at);
            if (c == '\\') at++;
            else if (c == '\'' || c == '"') at = quoteEnd(cursor, at);
            else if (c == '(') open++;
            else if (c == ')' && --open == 1) lastClosed = at;
            else if (c == ')' && open == 0) {
                boolean both = lastClosed == at - 1;
                if (both) cursor.moveTo(at + 1);
                return both;
            }
        }
        return false;
    }

    private static int quoteEnd(Cursor cursor, int at) {
        int quote = cursor.raw(at);
        int end = at + 1;
        while (end < cursor.length() && cursor.raw(end) != quote)
            end += quote == '"' && cursor.raw(end) == '\\' ? 2 : 1;
        return end;
    }
}
