package dev.plimsoll.source;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * An immutable view of a repository at a revision: paths, kinds and sizes at once, contents on
 * demand.
 */
public interface Snapshot {

    /** What a working tree is called where a commit would be named. */
    String WORKTREE = "worktree";

    /** The commit's hash, or {@link #WORKTREE}. */
    String revision();

    /** Every file, link and submodule by its path; folders are not entries. */
    SortedMap<RepositoryPath, Entry> entries();

    /**
     * The bytes of a file, or a link's target as written; empty where there is no such entry or it
     * is a submodule.
     *
     * @throws SnapshotUnreadableException where the host of the repository did not answer
     */
    Optional<byte[]> read(RepositoryPath path);

    /**
     * The first bytes of a file, at most so many; empty, besides, where they are not at hand: a
     * sample is not worth a request.
     */
    default Optional<byte[]> sample(RepositoryPath path, int most) {
        return Optional.empty();
    }

    default Optional<Entry> entry(RepositoryPath path) {
        return Optional.ofNullable(entries().get(path));
    }

    /**
     * Where a path leads once every symbolic link on the way is followed; empty where one leaves
     * the repository or they go in circles. What it leads to need not exist.
     */
    default Optional<RepositoryPath> resolve(RepositoryPath path) {
        return Links.resolve(this, path);
    }

    default boolean isFolder(RepositoryPath path) {
        return path.isRoot() || !below(path).isEmpty();
    }

    /** The entries below a folder, by path. */
    default SortedMap<RepositoryPath, Entry> below(RepositoryPath folder) {
        if (folder.isRoot()) return entries();
        // U+0001 sorts before any name, and '0' is the character after '/'
        return entries()
                .subMap(new RepositoryPath(folder + "/\u0001"), new RepositoryPath(folder + "0"));
    }

    default Optional<SourceFile> text(RepositoryPath path) {
        return read(path).map(bytes -> SourceFile.decode(path, bytes));
    }

    /**
     * What a reader makes of a file's text; a remembered snapshot reads once for each reader, which
     * must therefore be a constant.
     */
    default <T> Optional<T> text(RepositoryPath path, Function<SourceFile, T> reader) {
        return text(path).map(reader);
    }

    /**
     * What follows from this snapshot and the question alone; a remembered or edited snapshot
     * concludes once. A question's type is asked by one asker only.
     */
    default <Q, A> A conclude(Q question, Function<? super Q, A> answer) {
        return answer.apply(question);
    }

    /** The snapshot that edits were made to; this one where there are none. */
    default Snapshot origin() {
        return this;
    }

    /** The files that differ from the origin. */
    default Set<RepositoryPath> edited() {
        return Set.of();
    }

    /** The same, keeping in memory what is read of it. */
    default Snapshot remembered() {
        return new RememberedSnapshot(this);
    }
}
