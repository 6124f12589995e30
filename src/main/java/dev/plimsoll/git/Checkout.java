package dev.plimsoll.git;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A folder on this machine, in git or not. Nothing that its {@code .git} asks for is run: no
 * filter, hook or helper; its objects, references and index are read, no more.
 */
public final class Checkout implements AutoCloseable {

    private final Path folder;
    private final Path top;
    private final Optional<Path> gitDirectory;
    private Optional<Repository> opened = Optional.empty();

    private Checkout(Path folder, Path top, Optional<Path> gitDirectory) {
        this.folder = folder;
        this.top = top;
        this.gitDirectory = gitDirectory;
    }

    /** The folder must exist. */
    public static Checkout open(Path folder) throws IOException {
        if (!Files.exists(folder)) throw new IOException("there is no folder " + folder);
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) throw new IOException(folder + " is not a folder");
        for (Path at = real; at != null; at = at.getParent()) {
            Optional<Path> git = GitDirectory.of(at);
            if (git.isPresent()) return new Checkout(real, at, git);
        }
        return new Checkout(real, real, Optional.empty());
    }

    public boolean isGit() {
        return gitDirectory.isPresent();
    }

    /**
     * Tracked files and untracked ones that git does not ignore; without git all but {@code .git}.
     */
    public Snapshot workingTree() throws IOException {
        Index index = gitDirectory.isPresent() ? Index.read(gitDirectory.get()) : Index.NONE;
        return WorkingTree.read(folder, top, index, gitDirectory);
    }

    /** The tree of a commit, as seen from the folder; {@code revision} as git names it. */
    public Snapshot commit(String revision) throws IOException {
        return CommitTree.read(repository(), resolve(revision), prefix());
    }

    /**
     * Where {@code head} (the current commit if empty) and {@code base} parted; {@code base} itself
     * where they share nothing.
     */
    public Snapshot mergeBase(String base, Optional<String> head) throws IOException {
        RevWalk walk = new RevWalk(repository());
        try (walk) {
            RevCommit from = walk.parseCommit(resolve(base));
            RevCommit to = walk.parseCommit(resolve(head.orElse("HEAD")));
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(from);
            walk.markStart(to);
            RevCommit parted = walk.next();
            return CommitTree.read(repository(), parted == null ? from : parted, prefix());
        }
    }

    @Override
    public void close() {
        opened.ifPresent(Repository::close);
    }

    private RepositoryPath prefix() {
        String below = top.relativize(folder).toString().replace('\\', '/');
        return RepositoryPath.parse(below).orElse(RepositoryPath.ROOT);
    }

    private ObjectId resolve(String revision) throws IOException {
        try {
            ObjectId found = repository().resolve(revision + "^{commit}");
            if (found != null) return found;
        } catch (MissingObjectException | org.eclipse.jgit.errors.RevisionSyntaxException e) {
            throw new IOException("no commit is called " + revision, e);
        }
        throw new IOException("no commit is called " + revision);
    }

    private Repository repository() throws IOException {
        if (opened.isEmpty()) {
            Isolation.ensure();
            Path git =
                    gitDirectory.orElseThrow(
                            () -> new IOException(folder + " is not in a git repository"));
            opened =
                    Optional.of(
                            new FileRepositoryBuilder()
                                    .setGitDir(git.toFile())
                                    .setWorkTree(top.toFile())
                                    .setMustExist(true)
                                    .build());
        }
        return opened.get();
    }

    /** Whether the path is there and is no link. */
    static boolean isPlainFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
