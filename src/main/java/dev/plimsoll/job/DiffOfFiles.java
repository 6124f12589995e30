package dev.plimsoll.job;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.PullRequestDiff;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The diff of a pull request as hunks: from GitHub's patches, and from the files themselves where GitHub left one out. */
final class DiffOfFiles {

    /** Linear: every part is a run of digits. */
    private static final Pattern HEADER = Pattern.compile("^@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@", Pattern.MULTILINE);

    /** Git's default. */
    private static final int CONTEXT = 3;

    private static final int LARGEST = 200_000;

    private DiffOfFiles() {}

    static PullRequestDiff of(List<ChangedFile> files, Snapshot base, Snapshot head) {
        SortedMap<RepositoryPath, List<Hunk>> hunks = new TreeMap<>();
        for (ChangedFile file : files) {
            hunks.put(file.path(), file.patch().map(DiffOfFiles::parse).orElseGet(() -> compare(file, base, head)));
            file.previous().ifPresent(previous -> hunks.putIfAbsent(previous, List.of()));
        }
        return new PullRequestDiff(false, hunks);
    }

    static List<Hunk> parse(String patch) {
        List<Hunk> hunks = new ArrayList<>();
        Matcher header = HEADER.matcher(patch);
        while (header.find()) {
            int lines = header.group(2) == null ? 1 : Integer.parseInt(header.group(2));
            hunks.add(new Hunk(Integer.parseInt(header.group(1)), lines));
        }
        return hunks;
    }

    private static List<Hunk> compare(ChangedFile file, Snapshot base, Snapshot head) {
        Optional<SourceFile> after = small(head, file.path());
        if (file.removed() || after.isEmpty()) return List.of();
        List<String> added = lines(after);
        List<Hunk> hunks = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(lines(small(base, file.previous().orElse(file.path()))), added).getDeltas()) {
            int first = Math.max(0, delta.getTarget().getPosition() - CONTEXT);
            int end = Math.min(added.size(), delta.getTarget().getPosition() + delta.getTarget().size() + CONTEXT);
            Hunk last = hunks.isEmpty() ? new Hunk(1, -1) : hunks.getLast();
            if (!hunks.isEmpty() && first + 1 <= last.newStart() + last.newLines()) {
                hunks.removeLast();
                hunks.add(new Hunk(last.newStart(), end - last.newStart() + 1));
            } else {
                hunks.add(new Hunk(first + 1, end - first));
            }
        }
        return hunks;
    }

    private static Optional<SourceFile> small(Snapshot snapshot, RepositoryPath path) {
        return snapshot.entry(path).filter(entry -> entry.isFile() && entry.bytes() <= LARGEST).flatMap(entry -> snapshot.text(path));
    }

    private static List<String> lines(Optional<SourceFile> file) {
        return file.map(it -> it.text().lines().toList()).orElse(List.of());
    }
}
