package dev.plimsoll.review;

import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pull request changes.
 *
 * @param whole whether all of the tree counts as new: there is no base to compare with
 * @param files hunks by changed path; a path whose hunks are not known (binary, too large) has none
 */
public record PullRequestDiff(boolean whole, SortedMap<RepositoryPath, List<Hunk>> files) {

    public static final PullRequestDiff WHOLE_TREE = new PullRequestDiff(true, new TreeMap<>());

    /** Whether the lines lie in one hunk of that file. */
    public boolean holds(RepositoryPath path, int firstLine, int lastLine) {
        return whole || files.getOrDefault(path, List.of()).stream().anyMatch(hunk -> hunk.holds(firstLine, lastLine));
    }

    public boolean changes(RepositoryPath path) {
        return whole || files.containsKey(path);
    }
}
