package dev.plimsoll.analysis;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Token;
import dev.plimsoll.dockerfile.Tokens;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.TextRange;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Whether every token that no edit names is still there, in order. */
final class TokenConservation {

    private TokenConservation() {}

    /** The first token that was lost; {@code edits} are those of this file. */
    static Optional<Token> lost(Dockerfile before, Dockerfile after, List<Edit> edits) {
        Iterator<Token> found = Tokens.of(after).iterator();
        for (Token token : Tokens.of(before)) {
            if (edits.stream().anyMatch(edit -> names(edit, token))) continue;
            if (!skipTo(token, found)) return Optional.of(token);
        }
        return Optional.empty();
    }

    private static boolean skipTo(Token token, Iterator<Token> found) {
        while (found.hasNext()) {
            Token next = found.next();
            if (next.kind() == token.kind() && next.text().equals(token.text())) return true;
        }
        return false;
    }

    /**
     * An edit names what it replaces, what it writes into, and what it lengthens without a blank
     * between.
     */
    private static boolean names(Edit edit, Token token) {
        TextRange at = edit.range();
        if (at.overlaps(token.range())) return true;
        String text = edit.replacement();
        if (text.isEmpty())
            return at.end() == token.range().start() || at.start() == token.range().end();
        if (at.start() == token.range().end()) return !Character.isWhitespace(text.charAt(0));
        if (at.end() == token.range().start())
            return !Character.isWhitespace(text.charAt(text.length() - 1));
        return at.isEmpty()
                && token.range().start() < at.start()
                && at.start() < token.range().end();
    }
}
