package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Reads what a tar archive holds, without writing it anywhere. */
public final class Archives {

    /** Bytes of an archive that is read; larger ones are not. */
    public static final long LARGEST = 50_000_000;

    /** Bytes that an archive may unpack to, so that a bomb is not followed. */
    private static final long LARGEST_UNPACKED = 2_000_000_000;

    private static final int MOST_ENTRIES = 200_000;

    private Archives() {}

    /** The files of a tar archive, packed or not; empty where it is none or too large. */
    public static Optional<List<GroupFile>> files(byte[] archive) {
        if (archive.length > LARGEST) return Optional.empty();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(archive))) {
            List<GroupFile> files = new ArrayList<>();
            long total = 0;
            boolean any = false;
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                any = true;
                if (entry.isDirectory() || entry.isLink()) continue;
                long bytes =
                        entry.isSymbolicLink() ? entry.getLinkName().length() : entry.getSize();
                total += bytes;
                if (bytes < 0 || total > LARGEST_UNPACKED || files.size() >= MOST_ENTRIES)
                    return Optional.empty();
                String path = ImagePath.of(entry.getName()).value().substring(1);
                if (!path.isEmpty())
                    files.add(GroupFile.of(path, bytes, Compression.ofFile(path, bytes)));
            }
            return any ? Optional.of(List.copyOf(files)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InputStream unpacked(byte[] archive) throws CompressorException {
        InputStream in = new BufferedInputStream(new ByteArrayInputStream(archive));
        try {
            String kind = CompressorStreamFactory.detect(in);
            return new CompressorStreamFactory().createCompressorInputStream(kind, in);
        } catch (CompressorException e) {
            return new ByteArrayInputStream(archive);
        }
    }
}
