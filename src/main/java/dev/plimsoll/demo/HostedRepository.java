package dev.plimsoll.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare git repository, with what GitHub reads from it. */
public final class HostedRepository implements AutoCloseable {

    private static final Instant FIRST_COMMIT = Instant.parse("2026-01-01T00:00:00Z");

    private final long id;
    private final String owner;
    private final String name;
    private final Repository git;
    private final Map<String, List<Change>> compared = new ConcurrentHashMap<>();
    private int commits;

    HostedRepository(long id, String owner, String name, Path folder) throws IOException {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.git = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        git.create(true);
    }

    /** What a folder holds, by the hash of its tree or of a commit: folders are entries too. */
    List<TreeFile> folder(String id) throws IOException {
        List<TreeFile> files = new ArrayList<>();
        try (RevWalk revisions = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(revisions.parseTree(ObjectId.fromString(id)));
            ObjectReader reader = walk.getObjectReader();
            while (walk.next()) files.add(file(walk, reader));
        }
        return files;
    }

    private static TreeFile file(TreeWalk walk, ObjectReader reader) throws IOException {
        ObjectId blob = walk.getObjectId(0);
        FileMode mode = walk.getFileMode(0);
        boolean sized = !mode.equals(FileMode.GITLINK) && !mode.equals(FileMode.TREE);
        return new TreeFile(
                walk.getPathString(),
                mode.equals(FileMode.TREE) ? "040000" : mode.toString(),
                blob.name(),
                sized ? reader.getObjectSize(blob, Constants.OBJ_BLOB) : 0);
    }

    /** A file of a commit's tree. */
    record TreeFile(String path, String mode, String id, long bytes) {}

    /** A changed file, with its patch as GitHub writes it. */
    record Change(
            String path,
            Optional<String> previous,
            String status,
            String blob,
            int additions,
            int deletions,
            Optional<String> patch) {}

    long id() {
        return id;
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    String fullName() {
        return owner + "/" + name;
    }

    /**
     * Commits texts onto a branch, which begins at {@code from} if it is new; an empty text deletes
     * the file.
     */
    public synchronized String commit(
            String branch, Optional<String> from, String message, Map<String, String> texts)
            throws IOException {
        Optional<String> parent = resolve(branch).or(() -> from);
        try (ObjectInserter inserter = git.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            if (parent.isPresent()) {
                for (TreeFile file : tree(parent.get())) {
                    if (texts.containsKey(file.path())) continue;
                    add(builder, file.path(), mode(file.mode()), ObjectId.fromString(file.id()));
                }
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                if (text.getValue().isEmpty()) continue;
                byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
                add(
                        builder,
                        text.getKey(),
                        FileMode.REGULAR_FILE,
                        inserter.insert(Constants.OBJ_BLOB, bytes));
            }
            builder.finish();
            PersonIdent who =
                    new PersonIdent(
                            "Mona",
                            "mona@example.com",
                            FIRST_COMMIT.plusSeconds(60L * commits++),
                            ZoneOffset.UTC);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            parent.ifPresent(it -> commit.setParentId(ObjectId.fromString(it)));
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage(message);
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            move(branch, made.name());
            return made.name();
        }
    }

    /** Lets a branch, new or old, point to a commit. */
    void move(String branch, String commit) throws IOException {
        RefUpdate update = git.updateRef(Constants.R_HEADS + branch);
        update.setNewObjectId(ObjectId.fromString(commit));
        update.forceUpdate();
    }

    /** The commit that a branch or a hash names. */
    public Optional<String> resolve(String revision) throws IOException {
        ObjectId branch = git.resolve(Constants.R_HEADS + revision);
        if (branch != null) return Optional.of(branch.name());
        if (!ObjectId.isId(revision) || !git.getObjectDatabase().has(ObjectId.fromString(revision)))
            return Optional.empty();
        return Optional.of(revision);
    }

    String mergeBase(String one, String other) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            RevCommit base = walk.next();
            if (base == null) throw new IOException("no common ancestor");
            return base.name();
        }
    }

    /** Whether {@code commit} is reachable from {@code head} and not from {@code base}. */
    boolean isBetween(String base, String commit, String head) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            RevCommit it = walk.parseCommit(ObjectId.fromString(commit));
            return walk.isMergedInto(it, walk.parseCommit(ObjectId.fromString(head)))
                    && !walk.isMergedInto(it, walk.parseCommit(ObjectId.fromString(base)));
        }
    }

    List<TreeFile> tree(String commit) throws IOException {
        List<TreeFile> files = new ArrayList<>();
        try (RevWalk revisions = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(revisions.parseTree(ObjectId.fromString(commit)));
            walk.setRecursive(true);
            ObjectReader reader = walk.getObjectReader();
            while (walk.next()) files.add(file(walk, reader));
        }
        return files;
    }

    /** Messages of a commit and those before it, the newest first. */
    List<String> messages(String commit, int most) throws IOException {
        List<String> messages = new ArrayList<>();
        try (RevWalk walk = new RevWalk(git)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(commit)));
            for (RevCommit one : walk) {
                if (messages.size() == most) break;
                messages.add(one.getFullMessage());
            }
        }
        return messages;
    }

    /** Git's name for these bytes as a file's. */
    static String blobId(byte[] bytes) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, bytes).name();
        }
    }

    Optional<byte[]> blob(String blob) throws IOException {
        ObjectId object = ObjectId.fromString(blob);
        if (!git.getObjectDatabase().has(object)) return Optional.empty();
        return Optional.of(git.open(object).getBytes());
    }

    Optional<byte[]> file(String commit, String path) throws IOException {
        for (TreeFile file : tree(commit)) if (file.path().equals(path)) return blob(file.id());
        return Optional.empty();
    }

    /** What changes on the way from one commit to the other. */
    List<Change> changes(String from, String to) throws IOException {
        List<Change> known = compared.get(from + to);
        if (known != null) return known;
        List<Change> changes = Diffs.between(git, from, to);
        compared.put(from + to, changes);
        return changes;
    }

    private static void add(DirCacheBuilder builder, String path, FileMode mode, ObjectId blob) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(blob);
        builder.add(entry);
    }

    private static FileMode mode(String octal) {
        return FileMode.fromBits(Integer.parseInt(octal, 8));
    }

    @Override
    public void close() {
        git.close();
    }
}
