package dev.plimsoll.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes layers, with a writer that is not the one under test's author. */
final class Tars {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes);

    private Tars(int longNames) {
        out.setLongFileMode(longNames);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        out.setAddPaxHeadersForNonAsciiNames(true);
    }

    static Tars tar() {
        return new Tars(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    static Tars gnuTar() {
        return new Tars(TarArchiveOutputStream.LONGFILE_GNU);
    }

    Tars file(String path, String content) throws IOException {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Tars file(String path, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        return this;
    }

    Tars link(String path, String target) throws IOException {
        return linked(path, target, TarConstants.LF_SYMLINK);
    }

    Tars hardLink(String path, String target) throws IOException {
        return linked(path, target, TarConstants.LF_LINK);
    }

    Tars folder(String path) throws IOException {
        out.putArchiveEntry(new TarArchiveEntry(path + "/"));
        out.closeArchiveEntry();
        return this;
    }

    private Tars linked(String path, String target, byte type) throws IOException {
        var entry = new TarArchiveEntry(path, type);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
        return this;
    }

    byte[] plain() throws IOException {
        out.close();
        return bytes.toByteArray();
    }

    byte[] gzip() throws IOException {
        return gzip(plain());
    }

    static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
