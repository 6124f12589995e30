package dev.plimsoll.analysis;

import java.util.List;

/**
 * Head minus base on the same facts: the errors of what both share cancel, so its interval comes
 * from what differs only.
 *
 * @param parts what moved, the largest first
 * @param unknown steps that were not estimated and may weigh otherwise than before, each a sentence
 */
public record Delta(
        Signed uncompressed, Signed compressed, List<Moved> parts, List<String> unknown) {

    /** A difference in bytes with its interval. */
    public record Signed(long bytes, long low, long high) {}

    /** Something that weighs other than before: bytes uncompressed, 0 where it is not there. */
    public record Moved(String what, long before, long after) {

        public long change() {
            return after - before;
        }
    }
}
