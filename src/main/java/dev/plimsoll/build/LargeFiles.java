package dev.plimsoll.build;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Optional;

/**
 * Files that git keeps elsewhere: a pointer stands in their place and says their size; Git LFS
 * specification.
 */
final class LargeFiles {

    /** A pointer is smaller; Git LFS specification, "The Pointer". */
    private static final int LARGEST_POINTER = 1024;

    private static final int SMALLEST_POINTER = 100;
    private static final String HEAD = "version https://git-lfs.github.com/spec/v1\n";
    private static final String SIZE = "\nsize ";

    private final Snapshot snapshot;
    private final boolean used;

    LargeFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.used =
                snapshot.entries().values().stream()
                        .filter(entry -> entry.path().name().equals(".gitattributes"))
                        .anyMatch(entry ->
                                snapshot.text(entry.path())
                                        .filter(file -> file.text().contains("filter=lfs"))
                                        .isPresent());
    }

    /** The size of the file itself, in bytes. */
    long size(Entry entry) {
        boolean candidate =
                used && entry.bytes() >= SMALLEST_POINTER && entry.bytes() < LARGEST_POINTER;
        if (!candidate) return entry.bytes();
        return snapshot.text(entry.path())
                .map(SourceFile::text)
                .flatMap(LargeFiles::pointed)
                .orElse(entry.bytes());
    }

    private static Optional<Long> pointed(String text) {
        int at = text.indexOf(SIZE);
        if (!text.startsWith(HEAD) || at < 0) return Optional.empty();
        int start = at + SIZE.length();
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
        // 18 digits always fit a long
        if (end == start || end - start > 18) return Optional.empty();
        return Optional.of(Long.parseLong(text.substring(start, end)));
    }
}
