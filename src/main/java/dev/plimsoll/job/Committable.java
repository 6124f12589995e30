package dev.plimsoll.job;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;

/** Which files a commit by GraphQL may carry: plain ones, and no workflows. */
final class Committable {

    private static final String WORKFLOWS = ".github/workflows/";

    private Committable() {}

    static boolean isWorkflow(RepositoryPath path) {
        return path.value().startsWith(WORKFLOWS);
    }

    /**
     * Whether the tree has there a file without any special mode, or nothing yet: such a commit
     * cannot say what mode a file has.
     */
    static boolean isPlainFile(Snapshot tree, RepositoryPath path) {
        return tree.entry(path).map(entry -> entry.kind() == Entry.Kind.FILE).orElse(true);
    }

    static boolean holds(Snapshot tree, RepositoryPath path) {
        return !isWorkflow(path) && isPlainFile(tree, path);
    }
}
