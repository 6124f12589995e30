package dev.plimsoll.analysis;

/**
 * What moved by itself, and not by a pull request: bytes uncompressed, negative where it shrank.
 *
 * @param what as {@link dev.plimsoll.build.Part#what}
 */
public record Drift(String what, long bytes) {}
