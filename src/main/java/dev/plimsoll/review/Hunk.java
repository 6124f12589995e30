package dev.plimsoll.review;

/**
 * A hunk of a unified diff, by the lines of the new file that it shows: 1-based, {@code newLines}
 * many from {@code newStart}. Only these can carry a comment.
 */
public record Hunk(int newStart, int newLines) {

    public boolean holds(int firstLine, int lastLine) {
        return newStart <= firstLine && firstLine <= lastLine && lastLine < newStart + newLines;
    }
}
