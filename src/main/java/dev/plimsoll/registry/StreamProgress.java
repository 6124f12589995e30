package dev.plimsoll.registry;

/** Hears how layers come in, for a bar. Called from the threads that read. */
public interface StreamProgress {

    StreamProgress NONE = new StreamProgress() {};

    /** That many bytes more are going to be read. */
    default void expect(long bytes) {}

    /** That many bytes more were read. */
    default void read(long bytes) {}
}
