package dev.plimsoll.source;

/**
 * The host of a repository did not answer; says what was tried. Nothing that a file holds leads
 * here.
 */
public final class SnapshotUnreadableException extends RuntimeException {

    public SnapshotUnreadableException(String tried, Throwable cause) {
        super(tried, cause);
    }
}
