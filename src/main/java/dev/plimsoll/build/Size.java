package dev.plimsoll.build;

import dev.plimsoll.fact.Weight;

/**
 * A sum of parts, in bytes.
 *
 * @param bytes the best figure of the known part
 * @param complete false where a step could not be estimated: {@code bytes} is then a lower bound
 */
public record Size(long bytes, long low, long high, boolean complete) {

    public static Size of(Weight sum, boolean complete) {
        return new Size(sum.bytes(), sum.low(), sum.high(), complete);
    }
}
