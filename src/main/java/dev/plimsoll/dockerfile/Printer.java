package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a file together again from what was read of it, and from nothing else: instructions,
 * comments, here-documents and trivia, each in its place. What the parser lost or took twice shows
 * as a difference from the source.
 */
public final class Printer {

    private record Piece(int start, String text) {}

    private Printer() {}

    public static String print(Dockerfile dockerfile) {
        String source = dockerfile.source().text();
        List<Piece> pieces = new ArrayList<>();
        dockerfile.directives().lines().forEach(line -> pieces.add(piece(line)));
        dockerfile.comments().forEach(comment -> pieces.add(piece(comment)));
        dockerfile.trivia().forEach(range -> pieces.add(piece(range, source)));
        for (Instruction instruction : dockerfile.instructions()) {
            addRuns(instruction.form().text(), pieces);
            for (Heredoc heredoc : instruction.form().heredocs()) {
                pieces.add(piece(heredoc.body(), source));
                pieces.add(piece(heredoc.terminator(), source));
            }
        }
        pieces.sort(Comparator.comparingInt(Piece::start));
        StringBuilder printed = new StringBuilder(source.length());
        pieces.forEach(piece -> printed.append(piece.text()));
        return printed.toString();
    }

    private static Piece piece(Comment comment) {
        return new Piece(comment.range().start(), comment.text());
    }

    private static Piece piece(TextRange range, String source) {
        return new Piece(range.start(), range.of(source));
    }

    /** Each stretch of the logical line that is one stretch of the source too. */
    private static void addRuns(MappedText text, List<Piece> pieces) {
        String written = text.text();
        int start = 0;
        for (int i = 1; i <= written.length(); i++) {
            if (i < written.length() && text.offset(i) == text.offset(i - 1) + 1) continue;
            pieces.add(new Piece(text.offset(start), written.substring(start, i)));
            start = i;
        }
    }
}
