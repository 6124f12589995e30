package dev.plimsoll.index;

import dev.plimsoll.debian.Excludes;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.debian.Payload.Files;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.http.HttpFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Counts what a {@code .deb} unpacks to (deb(5)): an ar of control.tar and data.tar, each packed in
 * its own way.
 */
final class DebReader {

    /** The largest packages (debug symbols, games) unpack to 4 GB; larger ones stay unknown. */
    private static final long MAX_DATA = 6L << 30;

    private static final long MAX_CONTROL = 64L << 20;

    /**
     * What a tar entry's header adds to a layer's blob, in bytes; fitted on 1,796 packages, whose
     * median is then within 0.3 %.
     */
    private static final int GZIPPED_HEADER = 45;

    /** Files packed one by one, not in one stream: seen on the same packages. */
    private static final double GZIP_SIGMA = 0.03;

    private static final int PIECE = 64 << 10;

    private final Provenance provenance;
    private final byte[] piece = new byte[PIECE];
    private final byte[] packed = new byte[PIECE];
    private final Count all = new Count();
    private final Count slim = new Count();
    private final Count ubuntu = new Count();
    private long controlFiles;
    private long stanza;
    private long python;
    private boolean templates;

    DebReader(Provenance provenance) {
        this.provenance = provenance;
    }

    private static final class Count {
        private long bytes;
        private long gzip;

        void add(long some, long packed) {
            bytes += some;
            gzip += packed + GZIPPED_HEADER;
        }

        Files files() {
            return new Files(Weight.exact(bytes), Weight.estimated(gzip, GZIP_SIGMA));
        }
    }

    /** Reads a package to its end. */
    Payload read(InputStream deb) throws IOException {
        boolean unpacked = false;
        // not closed: the caller reads on, in order to know the hash of the whole
        ArArchiveInputStream members = new ArArchiveInputStream(deb);
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            for (ArArchiveEntry member = members.getNextEntry();
                    member != null;
                    member = members.getNextEntry()) {
                String name = member.getName();
                if (name.startsWith("control.tar"))
                    readControl(Decompression.of(name, members, MAX_CONTROL));
                if (name.startsWith("data.tar")) {
                    readData(Decompression.of(name, members, MAX_DATA), deflater);
                    unpacked = true;
                    break;
                }
            }
        }
        if (!unpacked) throw HttpFailure.malformed("it holds no data.tar");
        return new Payload(
                all.files(),
                slim.files(),
                ubuntu.files(),
                controlFiles,
                stanza,
                python,
                templates,
                provenance);
    }

    private void readControl(InputStream tar) throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(tar);
        for (TarArchiveEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            if (!entry.isFile()) continue;
            String name = absolute(entry.getName());
            if (name.equals("/control")) stanza = entry.getSize();
            else controlFiles += entry.getSize();
            templates |= name.equals("/templates");
        }
    }

    private void readData(InputStream tar, Deflater deflater) throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(tar);
        for (TarArchiveEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            String path = absolute(entry.getName());
            // dpkg's list of the package: a path a line
            controlFiles += path.length() + 1;
            if (entry.isSymbolicLink())
                count(path, entry.getLinkName().length(), entry.getLinkName().length());
            else if (entry.isFile() && !entry.isLink())
                countFile(path, entry.getSize(), entries, deflater);
            else count(path, 0, 0);
        }
    }

    private void countFile(String path, long size, InputStream content, Deflater deflater)
            throws IOException {
        deflater.reset();
        long gzip = 0;
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            deflater.setInput(piece, 0, read);
            while (!deflater.needsInput()) gzip += deflater.deflate(packed);
        }
        deflater.finish();
        while (!deflater.finished()) gzip += deflater.deflate(packed);
        if (path.startsWith("/usr/lib/python3") && path.endsWith(".py")) python += size;
        count(path, size, gzip);
    }

    private void count(String path, long bytes, long gzip) {
        all.add(bytes, gzip);
        if (!Excludes.DEBIAN_SLIM.drop(path)) slim.add(bytes, gzip);
        if (!Excludes.UBUNTU.drop(path)) ubuntu.add(bytes, gzip);
    }

    private static String absolute(String name) {
        String below =
                name.startsWith("./")
                        ? name.substring(1)
                        : name.startsWith("/") ? name : "/" + name;
        return below.length() > 1 && below.endsWith("/")
                ? below.substring(0, below.length() - 1)
                : below;
    }
}
