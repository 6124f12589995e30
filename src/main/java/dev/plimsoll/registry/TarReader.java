package dev.plimsoll.registry;

import dev.plimsoll.http.HttpFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a tar as they stream by: ustar, PAX and GNU's long names. Written here
 * because a stranger's archive must not choose how much memory a name takes.
 */
final class TarReader {

    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private final byte[] scratch = new byte[1 << 16];
    private long unread;
    private long bytes;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The bytes of the tar up to here; all of them after {@link #next} was empty. */
    long bytes() {
        return bytes;
    }

    /** The next entry; empty at the end. What is left of the one before is skipped. */
    Optional<TarEntry> next() throws IOException {
        Map<String, String> extended = new LinkedHashMap<>();
        while (true) {
            skip(unread);
            unread = 0;
            if (!readHeader()) {
                drain();
                return Optional.empty();
            }
            long size = number(124, 12);
            char type = (char) (header[156] & 0xff);
            unread = padded(size);
            switch (type) {
                case 'x' -> extended.putAll(records(small(size)));
                case 'L' -> extended.putIfAbsent("path", untilZero(small(size), 0, (int) size));
                case 'K' -> extended.putIfAbsent("linkpath", untilZero(small(size), 0, (int) size));
                case 'g' -> {}
                default -> {
                    return Optional.of(entry(type, size, extended));
                }
            }
        }
    }

    /** The content of the entry that was just read; its first {@code limit} bytes. */
    byte[] content(TarEntry entry, int limit) throws IOException {
        int wanted = (int) Math.min(entry.size(), limit);
        byte[] content = exactly(wanted);
        unread -= wanted;
        return content;
    }

    private TarEntry entry(char type, long written, Map<String, String> extended)
            throws IOException {
        long stored = size(extended.get("size"), written);
        unread = padded(stored);
        // a sparse file is as large as it reads, whatever of it the archive stores
        long size = size(extended.get("GNU.sparse.realsize"), stored);
        if (type == 'S') {
            size = number(483, 12);
            boolean more = header[482] != 0;
            while (more) more = exactly(BLOCK)[504] != 0;
        }
        String path =
                extended.getOrDefault(
                        "GNU.sparse.name", extended.getOrDefault("path", ustarPath()));
        String link = extended.getOrDefault("linkpath", untilZero(header, 157, 100));
        return switch (type) {
            case '0', '\0', '7', 'S' ->
                    new TarEntry(
                            plain(path),
                            path.endsWith("/") ? TarEntry.Type.FOLDER : TarEntry.Type.FILE,
                            size,
                            "");
            case '1' -> new TarEntry(plain(path), TarEntry.Type.HARD_LINK, 0, plain(link));
            case '2' -> new TarEntry(plain(path), TarEntry.Type.SYMBOLIC_LINK, 0, link);
            case '5' -> new TarEntry(plain(path), TarEntry.Type.FOLDER, 0, "");
            default -> new TarEntry(plain(path), TarEntry.Type.OTHER, 0, "");
        };
    }

    private boolean readHeader() throws IOException {
        int read = in.readNBytes(header, 0, BLOCK);
        bytes += read;
        if (read == 0) return false;
        if (read < BLOCK) throw new EOFException("a tar header breaks off");
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            sum += own ? ' ' : header[i] & 0xff;
        }
        if (sum == CHECKSUM_LENGTH * ' ') return false;
        if (sum != number(CHECKSUM_AT, CHECKSUM_LENGTH))
            throw HttpFailure.malformed("the layer is no proper tar");
        return true;
    }

    private String ustarPath() {
        String name = untilZero(header, 0, 100);
        boolean ustar = untilZero(header, 257, 5).equals("ustar") && header[262] == 0;
        String prefix = ustar ? untilZero(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Octal digits, or GNU's big-endian binary where the first bit is set. */
    private long number(int at, int length) throws HttpFailure {
        if ((header[at] & 0x80) != 0) {
            long value = ByteBuffer.wrap(header).getLong(at + length - Long.BYTES);
            if (value < 0) throw HttpFailure.malformed("the layer is no proper tar");
            return value;
        }
        long value = 0;
        for (int i = at; i < at + length; i++) {
            if (header[i] >= '0' && header[i] <= '7') value = value << 3 | (header[i] - '0');
            else if (header[i] != ' ' || value != 0) break;
        }
        return value;
    }

    private static long size(@Nullable String written, long otherwise) throws HttpFailure {
        if (written == null) return otherwise;
        try {
            long size = Long.parseLong(written);
            if (size >= 0) return size;
        } catch (NumberFormatException e) {
            // told below
        }
        throw HttpFailure.malformed("the layer is no proper tar");
    }

    private byte[] small(long size) throws IOException {
        if (size > Limits.PATH)
            throw HttpFailure.malformed(
                    "the layer has a name of more than " + Limits.PATH + " bytes");
        byte[] content = exactly((int) size);
        unread -= size;
        return content;
    }

    // "LENGTH KEY=VALUE\n", the length counting all of it; POSIX, pax Extended Header
    private static Map<String, String> records(byte[] content) throws HttpFailure {
        Map<String, String> records = new LinkedHashMap<>();
        int at = 0;
        while (at < content.length) {
            int length = 0;
            int i = at;
            while (i < content.length
                    && content[i] >= '0'
                    && content[i] <= '9'
                    && length <= content.length) length = length * 10 + content[i++] - '0';
            if (length <= i - at || at + length > content.length)
                throw HttpFailure.malformed("the layer is no proper tar");
            String record = new String(content, i, at + length - i, StandardCharsets.UTF_8).strip();
            int equals = record.indexOf('=');
            if (equals > 0) records.put(record.substring(0, equals), record.substring(equals + 1));
            at += length;
        }
        return records;
    }

    private static String untilZero(byte[] from, int at, int length) {
        int end = at;
        while (end < at + length && from[end] != 0) end++;
        return new String(from, at, end - at, StandardCharsets.UTF_8);
    }

    private static String plain(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && (path.charAt(start) == '/' || path.startsWith("./", start))) start++;
        while (end > start && path.charAt(end - 1) == '/') end--;
        return path.substring(start, end);
    }

    private static long padded(long size) throws HttpFailure {
        if (size > Limits.UNPACKED_LAYER) throw HttpFailure.tooLarge(Limits.UNPACKED_LAYER);
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private byte[] exactly(int count) throws IOException {
        byte[] content = in.readNBytes(count);
        bytes += content.length;
        if (content.length < count) throw new EOFException("a tar breaks off");
        return content;
    }

    private void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            int read = in.read(scratch, 0, (int) Math.min(left, scratch.length));
            if (read < 0) throw new EOFException("a tar breaks off");
            left -= read;
            bytes += read;
        }
    }

    // whatever follows the end is part of the blob, and of its size
    private void drain() throws IOException {
        int read;
        while ((read = in.read(scratch)) >= 0) bytes += read;
    }
}
