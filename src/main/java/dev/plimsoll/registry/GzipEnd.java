package dev.plimsoll.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * What the last bytes of a gzip blob tell: RFC 1952's ISIZE, the size of what is packed modulo
 * 2^32, where the blob is one member; or the place of an eStargz table of contents.
 */
final class GzipEnd {

    /** As much as is asked for: enough to see that other members begin near the end. */
    static final int WANTED = 1 << 16;

    /** Nothing packs better, or worse, than this in a layer. */
    private static final double LEAST_RATIO = 0.98;

    private static final double GREATEST_RATIO = 40;

    /** Above this size of the blob the remainder modulo 2^32 may stand for several sizes. */
    private static final long LARGE = 700_000_000L;

    private static final double LEAST_LARGE_RATIO = 1.2;
    private static final double GREATEST_LARGE_RATIO = 8;
    private static final long MODULUS = 1L << 32;

    /**
     * The footer of stargz-snapshotter's format: an empty member whose extra field ends in
     * "STARGZ".
     */
    private static final int STARGZ_FOOTER = 51;

    private static final int STARGZ_NUMBER_AT = 16;
    private static final int STARGZ_DIGITS = 16;

    private final byte[] end;
    private final long size;

    /**
     * @param end the blob's last bytes
     * @param size of the whole blob, in bytes
     */
    GzipEnd(byte[] end, long size) {
        this.end = end;
        this.size = size;
    }

    /** The size of the packed tar in bytes; empty where these bytes cannot be trusted to tell. */
    OptionalLong unpackedSize() {
        if (end.length < 18 || size < 18 || startsAnotherMember()) return OptionalLong.empty();
        long isize =
                Integer.toUnsignedLong(
                        ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - 4));
        if (size > LARGE) return onlyCandidate(isize);
        return isize < LEAST_RATIO * size || isize > GREATEST_RATIO * size
                ? OptionalLong.empty()
                : OptionalLong.of(isize);
    }

    /** Where the table of contents of an eStargz blob begins. */
    OptionalLong tableOfContents() {
        if (end.length < STARGZ_FOOTER) return OptionalLong.empty();
        String footer =
                new String(
                        end,
                        end.length - STARGZ_FOOTER,
                        STARGZ_FOOTER,
                        StandardCharsets.ISO_8859_1);
        if (!footer.startsWith("STARGZ", STARGZ_NUMBER_AT + STARGZ_DIGITS))
            return OptionalLong.empty();
        try {
            long offset =
                    Long.parseLong(
                            footer.substring(STARGZ_NUMBER_AT, STARGZ_NUMBER_AT + STARGZ_DIGITS),
                            16);
            return offset > 0 && offset < size - STARGZ_FOOTER
                    ? OptionalLong.of(offset)
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong onlyCandidate(long isize) {
        long found = -1;
        for (long candidate = isize;
                candidate <= GREATEST_LARGE_RATIO * size;
                candidate += MODULUS) {
            if (candidate < LEAST_LARGE_RATIO * size) continue;
            if (found >= 0) return OptionalLong.empty();
            found = candidate;
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    // a plausible header: gzip's two bytes, deflate, no reserved flag, a known level and system
    private boolean startsAnotherMember() {
        boolean whole = end.length == size;
        for (int i = whole ? 1 : 0; i + 10 <= end.length; i++) {
            boolean magic =
                    end[i] == 0x1f
                            && end[i + 1] == (byte) 0x8b
                            && end[i + 2] == 8
                            && (end[i + 3] & 0xe0) == 0;
            int level = end[i + 8];
            int system = end[i + 9] & 0xff;
            if (magic
                    && (level == 0 || level == 2 || level == 4)
                    && (system <= 13 || system == 255)) return true;
        }
        return false;
    }
}
