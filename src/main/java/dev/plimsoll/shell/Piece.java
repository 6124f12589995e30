package dev.plimsoll.shell;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A stretch of an expanded word.
 *
 * @param quoted protected from splitting and globbing
 * @param split comes from an unquoted expansion, so that blanks in it separate fields
 */
record Piece(String text, boolean quoted, boolean split) {

    static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** The pieces as a pattern, what is quoted escaped. */
    static String pattern(List<Piece> pieces) {
        StringBuilder pattern = new StringBuilder();
        for (Piece piece : pieces) {
            for (int i = 0; i < piece.text().length(); i++) {
                if (piece.quoted()) pattern.append('\\');
                pattern.append(piece.text().charAt(i));
            }
        }
        return pattern.toString();
    }
}
