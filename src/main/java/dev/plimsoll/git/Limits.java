package dev.plimsoll.git;

/** How much is read of what strangers keep. */
final class Limits {

    /** Bytes of a file that is read whole; nobody writes a larger Dockerfile or lock file. */
    static final int LARGEST_FILE = 50_000_000;

    private Limits() {}
}
