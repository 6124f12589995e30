package dev.plimsoll.debian;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Reads a Packages file piece by piece, keeping only the fields that are needed; never fails,
 * whatever it is fed.
 */
public final class PackagesReader {

    /**
     * Kept text of a file; bookworm's main keeps 21 MB of 50. What goes beyond is dropped, see
     * {@link #isCut}.
     */
    private static final int MOST_BYTES = 256 << 20;

    private static final byte[][] FIELDS =
            PackagesFile.FIELDS.stream()
                    .map(name -> (name + ":").getBytes(US_ASCII))
                    .toArray(byte[][]::new);
    private static final byte[] PACKAGE = "Package:".getBytes(US_ASCII);
    private static final byte[] PROVIDES = "Provides:".getBytes(US_ASCII);

    private byte[] kept = new byte[1 << 16];
    private int size;
    private int lineStart;
    private boolean keeping;
    private boolean cut;

    /** Takes the next piece: the first {@code length} bytes of {@code piece}. */
    public void accept(byte[] piece, int length) {
        if (size + (long) length > MOST_BYTES) {
            cut = true;
            return;
        }
        if (size + length > kept.length)
            kept = Arrays.copyOf(kept, Math.max(size + length, kept.length + (kept.length >> 1)));
        for (int i = 0; i < length; i++) {
            byte next = piece[i];
            if (next == '\r') continue;
            kept[size++] = next;
            if (next == '\n') endLine();
        }
    }

    /** Whether the file was too long to be kept whole. */
    public boolean isCut() {
        return cut;
    }

    private void endLine() {
        boolean blank = size == lineStart + 1;
        boolean continuation = kept[lineStart] == ' ' || kept[lineStart] == '\t';
        if (!continuation) keeping = blank || isKept();
        if (!keeping || (blank && (lineStart == 0 || endsStanza()))) size = lineStart;
        lineStart = size;
    }

    private boolean endsStanza() {
        return lineStart >= 2 && kept[lineStart - 1] == '\n' && kept[lineStart - 2] == '\n';
    }

    private boolean isKept() {
        for (byte[] field : FIELDS) if (startsWith(kept, lineStart, size, field)) return true;
        return false;
    }

    private static boolean startsWith(byte[] text, int at, int end, byte[] prefix) {
        return at + prefix.length <= end
                && Arrays.equals(text, at, at + prefix.length, prefix, 0, prefix.length);
    }

    /** What was read. */
    public PackagesFile finish() {
        if (size > lineStart) accept(new byte[] {'\n'}, 1);
        return indexed(Arrays.copyOf(kept, size));
    }

    private static PackagesFile indexed(byte[] text) {
        int[] starts = new int[1024];
        int count = 0;
        NameTable.Builder names = new NameTable.Builder();
        NameTable.Builder provided = new NameTable.Builder();
        int at = 0;
        while (at < text.length) {
            int end = endOfLine(text, at);
            if (startsWith(text, at, end, PACKAGE)) {
                if (count == starts.length) starts = Arrays.copyOf(starts, count * 2);
                starts[count] = at;
                addNames(text, at + PACKAGE.length, end, count, names);
                count++;
            } else if (count > 0 && startsWith(text, at, end, PROVIDES)) {
                addNames(text, at + PROVIDES.length, end, count - 1, provided);
            }
            at = end + 1;
        }
        return new PackagesFile(
                text, Arrays.copyOf(starts, count), names.build(), provided.build());
    }

    /** Names end at a blank, a bound or a qualifier; the next one begins after the comma. */
    private static void addNames(
            byte[] text, int from, int end, int stanza, NameTable.Builder table) {
        int hash = 0;
        int length = 0;
        boolean ended = false;
        for (int i = from; i <= end; i++) {
            byte c = i == end ? (byte) ',' : text[i];
            if (c == ',') {
                if (length > 0) table.add(hash, stanza);
                hash = 0;
                length = 0;
                ended = false;
            } else if (c == ' ' || c == '(' || c == ':') {
                ended = length > 0;
            } else if (!ended) {
                hash = NameTable.next(hash, c);
                length++;
            }
        }
    }

    private static int endOfLine(byte[] text, int from) {
        int end = from;
        while (end < text.length && text[end] != '\n') end++;
        return end;
    }
}
