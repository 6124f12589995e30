package dev.plimsoll.git;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SnapshotUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The tree of a commit. Sizes come from the objects' headers; a blob is read when it is asked for.
 */
final class CommitTree implements Snapshot {

    private final Repository repository;
    private final String revision;
    private final SortedMap<RepositoryPath, Entry> entries = new TreeMap<>();
    private final Map<RepositoryPath, ObjectId> blobs = new HashMap<>();

    private CommitTree(Repository repository, String revision) {
        this.repository = repository;
        this.revision = revision;
    }

    /** Paths are as seen from {@code prefix}. */
    static CommitTree read(Repository repository, ObjectId commit, RepositoryPath prefix)
            throws IOException {
        CommitTree tree = new CommitTree(repository, commit.name());
        try (RevWalk commits = new RevWalk(repository);
                ObjectReader objects = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(repository, objects)) {
            RevCommit parsed = commits.parseCommit(commit);
            walk.addTree(parsed.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                // a tree can hold names that no checkout could have
                RepositoryPath.parse(walk.getPathString())
                        .filter(path ->
                                path.value().equals(walk.getPathString())
                                        && path.isIn(prefix)
                                        && !path.equals(prefix))
                        .map(path -> new RepositoryPath(path.from(prefix)))
                        .ifPresent(path ->
                                tree.add(path, walk.getFileMode(0), walk.getObjectId(0), objects));
            }
        }
        return tree;
    }

    private void add(RepositoryPath path, FileMode mode, ObjectId id, ObjectReader objects) {
        boolean submodule = mode.equals(FileMode.GITLINK);
        entries.put(
                path,
                new Entry(
                        path,
                        kind(mode),
                        submodule ? 0 : size(path, id, objects),
                        Optional.of(id.name())));
        if (!submodule) blobs.put(path, id);
    }

    private static Entry.Kind kind(FileMode mode) {
        if (mode.equals(FileMode.GITLINK)) return Entry.Kind.SUBMODULE;
        if (mode.equals(FileMode.SYMLINK)) return Entry.Kind.SYMLINK;
        return mode.equals(FileMode.EXECUTABLE_FILE) ? Entry.Kind.EXECUTABLE : Entry.Kind.FILE;
    }

    private static long size(RepositoryPath path, ObjectId id, ObjectReader objects) {
        try {
            return objects.getObjectSize(id, Constants.OBJ_BLOB);
        } catch (IOException e) {
            throw new SnapshotUnreadableException(
                    path + " cannot be read; a shallow or partial clone lacks it", e);
        }
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return entries;
    }

    @Override
    public Optional<byte[]> sample(RepositoryPath path, int most) {
        ObjectId id = blobs.get(path);
        if (id == null) return Optional.empty();
        try (InputStream in = repository.open(id, Constants.OBJ_BLOB).openStream()) {
            return Optional.of(in.readNBytes(most));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        ObjectId id = blobs.get(path);
        if (id == null) return Optional.empty();
        try {
            return Optional.of(
                    repository.open(id, Constants.OBJ_BLOB).getBytes(Limits.LARGEST_FILE));
        } catch (LargeObjectException e) {
            return Optional.empty();
        } catch (MissingObjectException e) {
            throw new SnapshotUnreadableException(path + " is not in this clone", e);
        } catch (IOException e) {
            throw new SnapshotUnreadableException(path + " cannot be read", e);
        }
    }
}
