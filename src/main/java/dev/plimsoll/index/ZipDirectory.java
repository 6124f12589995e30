package dev.plimsoll.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The central directory of a zip file, read from the file's end; APPNOTE.TXT 4.3.12 to 4.3.16,
 * zip64 included.
 *
 * @param entries files; folders are left out
 */
record ZipDirectory(List<File> entries) {

    /**
     * A file in the archive.
     *
     * @param offset of its local header in the archive
     * @param method 0 stored, 8 deflated
     */
    record File(String name, long bytes, long compressedBytes, long offset, int method) {}

    /**
     * The end of an archive: either its directory, or how many bytes from the end are needed to
     * have it.
     */
    sealed interface Reading {
        record Whole(ZipDirectory directory) implements Reading {}

        record NeedsMore(long fromEnd) implements Reading {}

        record NoZip(String why) implements Reading {}
    }

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int FILE_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int FILE_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int USUAL_EXTRA = 1 << 10;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;
    private static final int ZIP64_FIELD = 1;

    /** More entries or a larger directory than any wheel has: not believed. */
    private static final long MAX_DIRECTORY_BYTES = 64 << 20;

    static Reading read(PullTail.Tail tail) {
        try {
            return read(tail.bytes().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN), tail);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | java.nio.BufferUnderflowException e) {
            return new Reading.NoZip("its directory is cut short");
        }
    }

    private static Reading read(ByteBuffer bytes, PullTail.Tail tail) {
        int end = bytes.limit() - END_SIZE;
        while (end >= 0 && bytes.getInt(end) != END_SIGNATURE) end--;
        if (end < 0) return new Reading.NoZip("it has no directory");
        long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
        long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
        if (size == IN_ZIP64 || start == IN_ZIP64) {
            int locator = end - LOCATOR_SIZE;
            if (locator < 0 || bytes.getInt(locator) != END64_LOCATOR_SIGNATURE)
                return new Reading.NoZip("its zip64 directory is not where it should be");
            long end64 = bytes.getLong(locator + 8) - tail.start();
            if (end64 < 0) return new Reading.NeedsMore(tail.total() - bytes.getLong(locator + 8));
            if (bytes.getInt((int) end64) != END64_SIGNATURE)
                return new Reading.NoZip("its zip64 directory is not where it should be");
            size = bytes.getLong((int) end64 + 40);
            start = bytes.getLong((int) end64 + 48);
        }
        if (size < 0 || size > MAX_DIRECTORY_BYTES || start < 0 || start + size > tail.total())
            return new Reading.NoZip("its directory cannot be as large as it says");
        if (start < tail.start()) return new Reading.NeedsMore(tail.total() - start);
        return new Reading.Whole(
                new ZipDirectory(
                        files(
                                bytes.slice((int) (start - tail.start()), (int) size)
                                        .order(ByteOrder.LITTLE_ENDIAN))));
    }

    private static List<File> files(ByteBuffer directory) {
        List<File> files = new ArrayList<>();
        while (directory.remaining() >= FILE_SIZE) {
            int at = directory.position();
            if (directory.getInt(at) != FILE_SIGNATURE) break;
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
            int commentLength = Short.toUnsignedInt(directory.getShort(at + 32));
            byte[] name = new byte[nameLength];
            directory.get(at + FILE_SIZE, name);
            long compressed = Integer.toUnsignedLong(directory.getInt(at + 20));
            long bytes = Integer.toUnsignedLong(directory.getInt(at + 24));
            long offset = Integer.toUnsignedLong(directory.getInt(at + 42));
            ByteBuffer extra =
                    directory
                            .slice(at + FILE_SIZE + nameLength, extraLength)
                            .order(ByteOrder.LITTLE_ENDIAN);
            while (extra.remaining() >= 4) {
                int id = Short.toUnsignedInt(extra.getShort());
                int length = Short.toUnsignedInt(extra.getShort());
                ByteBuffer field =
                        extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                extra.position(extra.position() + length);
                if (id != ZIP64_FIELD) continue;
                if (bytes == IN_ZIP64) bytes = field.getLong();
                if (compressed == IN_ZIP64) compressed = field.getLong();
                if (offset == IN_ZIP64) offset = field.getLong();
            }
            String path = new String(name, StandardCharsets.UTF_8);
            if (bytes < 0 || compressed < 0) throw new IllegalArgumentException("a negative size");
            if (!path.endsWith("/"))
                files.add(
                        new File(
                                path,
                                bytes,
                                compressed,
                                offset,
                                Short.toUnsignedInt(directory.getShort(at + 10))));
            directory.position(at + FILE_SIZE + nameLength + extraLength + commentLength);
        }
        return List.copyOf(files);
    }

    /**
     * What a file's local header takes at most: its fixed part, the name, and an extra field of a
     * usual size.
     */
    static long longestHeader(File file) {
        return (long) LOCAL_SIZE
                + file.name().getBytes(StandardCharsets.UTF_8).length
                + USUAL_EXTRA;
    }

    /**
     * A file's content, where it lies in the tail as a whole and is no larger than {@code limit}
     * bytes.
     */
    static Optional<byte[]> content(File file, PullTail.Tail tail, int limit) {
        long at = file.offset() - tail.start();
        if (at < 0 || file.bytes() > limit || at + LOCAL_SIZE > tail.bytes().size())
            return Optional.empty();
        ByteBuffer local = tail.bytes().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) at;
        if (local.getInt(header) != LOCAL_SIGNATURE) return Optional.empty();
        int data =
                header
                        + LOCAL_SIZE
                        + Short.toUnsignedInt(local.getShort(header + 26))
                        + Short.toUnsignedInt(local.getShort(header + 28));
        if (data + file.compressedBytes() > tail.bytes().size()) return Optional.empty();
        byte[] out = new byte[(int) file.bytes()];
        if (file.method() == 0) {
            local.get(data, out);
            return Optional.of(out);
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(
                    tail.bytes().asByteBuffer().slice(data, (int) file.compressedBytes()));
            int read = 0;
            while (read < out.length) {
                int some = inflater.inflate(out, read, out.length - read);
                if (some == 0) return Optional.empty();
                read += some;
            }
            return Optional.of(out);
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
