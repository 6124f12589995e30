package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;

/** Splits an expanded word into fields at the default IFS; XCU 2.6.5. */
final class Fields {

    static final String DEFAULT_IFS = " \t\n";

    private final Word from;
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private boolean open;
    private boolean glob;

    private Fields(Word from) {
        this.from = from;
    }

    static List<Field> split(List<Piece> pieces, Word from) {
        Fields fields = new Fields(from);
        for (Piece piece : pieces) {
            if (piece.split()) fields.splitting(piece.text());
            else fields.whole(piece);
        }
        fields.close();
        return fields.fields;
    }

    /** All in one field, even an empty one. */
    static Field one(List<Piece> pieces, Word from) {
        return new Field(Piece.joined(pieces), false, from);
    }

    private void whole(Piece piece) {
        if (piece.quoted()) {
            open = true;
            value.append(piece.text());
        } else {
            for (int i = 0; i < piece.text().length(); i++) unquoted(piece.text().charAt(i));
        }
    }

    private void splitting(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (DEFAULT_IFS.indexOf(text.charAt(i)) >= 0) close();
            else unquoted(text.charAt(i));
        }
    }

    private void unquoted(char c) {
        open = true;
        glob |= c == '*' || c == '?' || c == '[';
        value.append(c);
    }

    private void close() {
        if (open) fields.add(new Field(value.toString(), glob, from));
        value.setLength(0);
        open = false;
        glob = false;
    }
}
