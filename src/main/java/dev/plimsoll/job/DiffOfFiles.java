package dev.plimsoll.job;

import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.Comparison;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.Hunks;
import dev.plimsoll.review.PullRequestDiff;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The diff of a pull request as hunks: from GitHub's patches, and from the files themselves where
 * GitHub left one out.
 */
final class DiffOfFiles {

    private DiffOfFiles() {}

    static PullRequestDiff of(Comparison comparison, Snapshot base, Snapshot head) {
        SortedMap<RepositoryPath, List<Hunk>> hunks = new TreeMap<>();
        // beyond what GitHub lists, the trees tell what has changed
        if (!comparison.complete())
            PullRequestDiff.between(base, head, Set.of())
                    .files()
                    .keySet()
                    .forEach(path -> hunks.put(path, compare(path, base, head)));
        for (ChangedFile file : comparison.files()) {
            hunks.put(
                    file.path(),
                    file.patch().map(Hunks::parse).orElseGet(() -> compare(file, base, head)));
            file.previous().ifPresent(previous -> hunks.putIfAbsent(previous, List.of()));
        }
        return new PullRequestDiff(false, hunks);
    }

    private static List<Hunk> compare(ChangedFile file, Snapshot base, Snapshot head) {
        boolean shown = !file.removed() && file.previous().isEmpty();
        return shown ? compare(file.path(), base, head) : List.of();
    }

    /**
     * Only files that are read anyhow: the others carry no comment, and each costs two requests.
     */
    private static List<Hunk> compare(RepositoryPath path, Snapshot base, Snapshot head) {
        boolean wanted = InputFiles.isRead(path) && head.entry(path).isPresent();
        return wanted ? PullRequestDiff.hunks(base, head, path) : List.of();
    }
}
