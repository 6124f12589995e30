package dev.plimsoll.job;

import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.Hunks;
import dev.plimsoll.review.PullRequestDiff;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The diff of a pull request as hunks: from GitHub's patches, and from the files themselves where
 * GitHub left one out.
 */
final class DiffOfFiles {

    private DiffOfFiles() {}

    static PullRequestDiff of(List<ChangedFile> files, Snapshot base, Snapshot head) {
        SortedMap<RepositoryPath, List<Hunk>> hunks = new TreeMap<>();
        for (ChangedFile file : files) {
            hunks.put(
                    file.path(),
                    file.patch().map(Hunks::parse).orElseGet(() -> compare(file, base, head)));
            file.previous().ifPresent(previous -> hunks.putIfAbsent(previous, List.of()));
        }
        return new PullRequestDiff(false, hunks);
    }

    /**
     * Only files that are read anyhow: the others carry no comment, and each costs two requests.
     */
    private static List<Hunk> compare(ChangedFile file, Snapshot base, Snapshot head) {
        boolean wanted =
                !file.removed() && file.previous().isEmpty() && InputFiles.isRead(file.path());
        return wanted ? PullRequestDiff.hunks(base, head, file.path()) : List.of();
    }
}
