package dev.plimsoll.analysis;

/**
 * Bytes that a fix takes away; negative where it adds some.
 *
 * @param complete false where the fix also changes a step that could not be estimated
 */
public record Saving(long uncompressed, long compressed, boolean complete) {

    public static final Saving NONE = new Saving(0, 0, true);
}
