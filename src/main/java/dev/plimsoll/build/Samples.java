package dev.plimsoll.build;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far files of the repository shrink, by their own first bytes, packed. */
final class Samples {

    /** Bytes of a file that are packed; a smaller file is packed whole. */
    private static final int LENGTH = 256 * 1024;

    /** Bytes; what smaller files come to follows from their kind. */
    private static final int SMALLEST = 32 * 1024;

    /** The heaviest files of a COPY that are looked into: 6 MB are packed in 0.2 s. */
    private static final int MOST = 24;

    private static final double SIGMA_OF_WHOLE = 0.02;

    /** The rest of a file is mostly like its beginning. */
    private static final double SIGMA_OF_BEGINNING = 0.08;

    /** The compressed bytes to one byte of a file. */
    record Ratio(double value, double sigma) {}

    private record Question(RepositoryPath path, long bytes) {}

    private Samples() {}

    /** Of the heaviest files, where their bytes are at hand. */
    static Map<RepositoryPath, Ratio> of(Snapshot snapshot, Collection<Entry> entries) {
        List<Entry> heaviest =
                entries.stream()
                        .filter(entry -> entry.isFile() && entry.bytes() >= SMALLEST)
                        .sorted(Comparator.comparingLong(Entry::bytes).reversed())
                        .limit(MOST)
                        .toList();
        Map<RepositoryPath, Ratio> ratios = new HashMap<>();
        for (Entry entry : heaviest) {
            RepositoryPath path = entry.path();
            Snapshot holder = snapshot.edited().contains(path) ? snapshot : snapshot.origin();
            Optional<Ratio> ratio =
                    holder.conclude(
                            new Question(path, entry.bytes()),
                            asked -> holder.sample(path, LENGTH).flatMap(Samples::ratio));
            ratio.ifPresent(one -> ratios.put(path, one));
        }
        return ratios;
    }

    private static Optional<Ratio> ratio(byte[] sample) {
        if (sample.length == 0) return Optional.empty();
        double value =
                (double) (Compression.ofNewFile(sample) - Compression.HEADER) / sample.length;
        return Optional.of(
                new Ratio(value, sample.length < LENGTH ? SIGMA_OF_WHOLE : SIGMA_OF_BEGINNING));
    }
}
