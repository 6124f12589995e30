package dev.plimsoll.demo;

import dev.plimsoll.demo.HostedRepository.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Changed files with their patches, as GitHub writes them. */
final class Diffs {

    private Diffs() {}

    /** What changes on the way from one commit to the other. */
    static List<Change> between(Repository git, String from, String to) throws IOException {
        List<Change> changes = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out);
                RevWalk walk = new RevWalk(git)) {
            formatter.setRepository(git);
            formatter.setDetectRenames(true);
            for (DiffEntry entry :
                    formatter.scan(
                            walk.parseCommit(ObjectId.fromString(from)).getTree(),
                            walk.parseCommit(ObjectId.fromString(to)).getTree())) {
                out.reset();
                formatter.format(entry);
                formatter.flush();
                changes.add(change(entry, out.toString(StandardCharsets.UTF_8)));
            }
        }
        return changes;
    }

    private static Change change(DiffEntry entry, String diff) {
        String status =
                switch (entry.getChangeType()) {
                    case ADD, COPY -> "added";
                    case DELETE -> "removed";
                    case MODIFY -> "modified";
                    case RENAME -> "renamed";
                };
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        boolean renamed = entry.getChangeType() == DiffEntry.ChangeType.RENAME;
        // GitHub's patch begins with the first hunk; binary files and pure renames have none
        int hunk = diff.startsWith("@@ ") ? 0 : diff.indexOf("\n@@ ") + 1;
        Optional<String> patch =
                hunk == 0 && !diff.startsWith("@@ ")
                        ? Optional.empty()
                        : Optional.of(diff.substring(hunk).stripTrailing());
        return new Change(
                removed ? entry.getOldPath() : entry.getNewPath(),
                renamed ? Optional.of(entry.getOldPath()) : Optional.empty(),
                status,
                removed ? entry.getOldId().name() : entry.getNewId().name(),
                patch.map(it -> count(it, '+')).orElse(0),
                patch.map(it -> count(it, '-')).orElse(0),
                patch);
    }

    private static int count(String patch, char sign) {
        return (int)
                patch.lines().filter(line -> !line.isEmpty() && line.charAt(0) == sign).count();
    }
}
