package dev.plimsoll.shell;

/** Reads words: quotes, backslashes and what stands between them; XCU 2.2 and 2.3. */
final class WordReader {

    private static final String EXTENDED_GLOB = "?*+@!";

    private final Cursor cursor;
    private final ExpansionReader expansions;

    WordReader(Cursor cursor, Parse parse) {
        this.cursor = cursor;
        this.expansions = new ExpansionReader(cursor, this, parse);
    }

    /** The word that starts here; without parts and of no length where none does. */
    Word word() throws Unparsable {
        int c = cursor.peek();
        int start = cursor.at();
        Parts parts = new Parts();
        for (; ; c = cursor.peek()) {
            if ((c == '<' || c == '>') && cursor.second() == '(')
                expansions.processSubstitution(parts);
            else if (c == '('
                    && parts.lastUnquoted() != Cursor.END
                    && EXTENDED_GLOB.indexOf(parts.lastUnquoted()) >= 0)
                expansions.parentheses(parts);
            else if (Characters.endsWord(c))
                return new Word(cursor.rangeFrom(start), parts.build());
            else unquoted(parts, c);
        }
    }

    /** A here-document's delimiter: quotes are removed, nothing is expanded; XCU 2.7.4. */
    Word delimiter() throws Unparsable {
        int c = cursor.peek();
        int start = cursor.at();
        Parts parts = new Parts();
        for (; !Characters.endsWord(c); c = cursor.peek()) {
            if (c == '\'' || c == '"') {
                cursor.moveTo(cursor.at() + 1);
                int end = cursor.indexOf((char) c);
                if (end == cursor.length()) throw new Unparsable("a quote has no end");
                int from = cursor.at();
                cursor.moveTo(end);
                parts.literal(cursor.textFrom(from), true);
                cursor.moveTo(end + 1);
            } else if (c == '\\') {
                backslash(parts);
            } else {
                cursor.moveTo(cursor.at() + 1);
                parts.literal(c, false);
            }
        }
        return new Word(cursor.rangeFrom(start), parts.build());
    }

    /**
     * The word of {@code ${name OP word}}, up to its brace; {@code quoted} where double quotes hold
     * it all.
     */
    Word argument(boolean quoted) throws Unparsable {
        int c = cursor.peek();
        int start = cursor.at();
        Parts parts = new Parts();
        for (; c != '}'; c = cursor.peek()) {
            if (c == Cursor.END) throw new Unparsable("a ${ has no }");
            if (!quoted) unquoted(parts, c);
            else if (c == '"') doubleQuotes(parts);
            else inDoubleQuotes(parts, c, "$`\"\\}");
        }
        return new Word(cursor.rangeFrom(start), parts.build());
    }

    /**
     * Takes what starts with {@code c} outside quotes: a character, a quoted text or an expansion.
     */
    void unquoted(Parts parts, int c) throws Unparsable {
        switch (c) {
            case '\'' -> singleQuotes(parts);
            case '"' -> doubleQuotes(parts);
            case '\\' -> backslash(parts);
            case '$' -> expansions.dollar(parts, false);
            case '`' -> expansions.backquotes(parts, false);
            default -> {
                cursor.moveTo(cursor.at() + 1);
                parts.literal(c, false);
            }
        }
    }

    void doubleQuotes(Parts parts) throws Unparsable {
        cursor.moveTo(cursor.at() + 1);
        int before = parts.size();
        for (int c = cursor.peek(); c != '"'; c = cursor.peek()) {
            if (c == Cursor.END) throw new Unparsable("a double quote has no end");
            inDoubleQuotes(parts, c, "$`\"\\");
        }
        cursor.moveTo(cursor.at() + 1);
        if (parts.size() == before) parts.literal("", true);
    }

    private void inDoubleQuotes(Parts parts, int c, String escapable) throws Unparsable {
        if (c == '$') {
            expansions.dollar(parts, true);
        } else if (c == '`') {
            expansions.backquotes(parts, true);
        } else {
            int next = cursor.raw(cursor.at() + 1);
            boolean escape = c == '\\' && next != Cursor.END && escapable.indexOf(next) >= 0;
            parts.literal(escape ? next : c, true);
            cursor.moveTo(cursor.at() + (escape ? 2 : 1));
        }
    }

    private void singleQuotes(Parts parts) throws Unparsable {
        int start = cursor.at() + 1;
        cursor.moveTo(start);
        cursor.moveTo(cursor.indexOf('\''));
        if (cursor.at() == cursor.length()) throw new Unparsable("a single quote has no end");
        parts.literal(cursor.textFrom(start), true);
        cursor.moveTo(cursor.at() + 1);
    }

    private void backslash(Parts parts) {
        int next = cursor.raw(cursor.at() + 1);
        parts.literal(next == Cursor.END ? '\\' : next, true);
        cursor.moveTo(cursor.at() + (next == Cursor.END ? 1 : 2));
    }
}
