package dev.plimsoll.review;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pull request changes.
 *
 * @param whole whether all of the tree counts as new: there is no base to compare with
 * @param files hunks by changed path; a path whose hunks are not known (binary, too large, removed)
 *     has none
 */
public record PullRequestDiff(boolean whole, SortedMap<RepositoryPath, List<Hunk>> files) {

    public static final PullRequestDiff WHOLE_TREE = new PullRequestDiff(true, new TreeMap<>());

    /** Larger files get no comments. */
    private static final long LARGEST = 1_000_000;

    /** The difference of two snapshots; hunks are computed for {@code wanted} paths only. */
    public static PullRequestDiff between(
            Snapshot base, Snapshot head, Collection<RepositoryPath> wanted) {
        SortedSet<RepositoryPath> paths = new TreeSet<>(base.entries().keySet());
        paths.addAll(head.entries().keySet());
        SortedMap<RepositoryPath, List<Hunk>> files = new TreeMap<>();
        for (RepositoryPath path : paths) {
            if (isSame(base, head, path)) continue;
            files.put(path, wanted.contains(path) ? hunks(base, head, path) : List.of());
        }
        return new PullRequestDiff(false, files);
    }

    /** The hunks of one file between two snapshots, for where a patch is missing. */
    public static List<Hunk> hunks(Snapshot base, Snapshot head, RepositoryPath path) {
        Optional<Entry> entry =
                head.entry(path).filter(there -> there.isFile() && there.bytes() <= LARGEST);
        if (entry.isEmpty()
                || base.entry(path).filter(there -> there.bytes() > LARGEST).isPresent())
            return List.of();
        String before = base.text(path).map(SourceFile::text).orElse("");
        String after = head.text(path).map(SourceFile::text).orElse("");
        return Hunks.parse(UnifiedDiff.hunks(before, after));
    }

    /** Whether the lines lie in one hunk of that file. */
    public boolean holds(RepositoryPath path, int firstLine, int lastLine) {
        return whole
                || files.getOrDefault(path, List.of()).stream()
                        .anyMatch(hunk -> hunk.holds(firstLine, lastLine));
    }

    public boolean changes(RepositoryPath path) {
        return whole || files.containsKey(path);
    }

    private static boolean isSame(Snapshot base, Snapshot head, RepositoryPath path) {
        Optional<Entry> before = base.entry(path);
        Optional<Entry> after = head.entry(path);
        if (before.isEmpty() || after.isEmpty()) return false;
        if (before.get().kind() != after.get().kind()) return false;
        if (before.get().id().isPresent() && after.get().id().isPresent())
            return before.get().id().equals(after.get().id());
        if (before.get().bytes() != after.get().bytes()) return false;
        return Arrays.equals(
                base.read(path).orElse(new byte[0]), head.read(path).orElse(new byte[0]));
    }
}
