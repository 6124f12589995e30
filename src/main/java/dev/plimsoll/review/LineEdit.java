package dev.plimsoll.review;

import dev.plimsoll.source.RepositoryPath;

/**
 * A change of whole lines, 1-based and inclusive; {@code endLine = startLine - 1} inserts before
 * {@code startLine}, and a path that does not exist is created from lines 1 to 0.
 *
 * @param replacement ends with the file's own line end unless it ends the file; an empty one
 *     deletes
 */
public record LineEdit(RepositoryPath path, int startLine, int endLine, String replacement) {

    public boolean isInsertion() {
        return endLine < startLine;
    }
}
