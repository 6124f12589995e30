package dev.plimsoll.git;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SnapshotUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder as it lies there. Links are entries and are never followed. */
final class WorkingTree implements Snapshot {

    /** Deeper folders are not walked into. */
    private static final int DEEPEST = 200;

    private static final String GIT = ".git";

    private final Path folder;
    private final Path top;
    private final Index index;
    private final SortedMap<RepositoryPath, Entry> entries = new TreeMap<>();

    private WorkingTree(Path folder, Path top, Index index) {
        this.folder = folder;
        this.top = top;
        this.index = index;
    }

    static WorkingTree read(Path folder, Path top, Index index, Optional<Path> gitDirectory)
            throws IOException {
        WorkingTree tree = new WorkingTree(folder, top, index);
        Ignores ignores =
                gitDirectory.isPresent()
                        ? Ignores.ofRepository(gitDirectory.get())
                        : Ignores.none();
        boolean git = gitDirectory.isPresent();
        if (git) {
            // rules of the folders above the one that is looked at hold in it too
            Path at = top;
            for (Path name : folder.equals(top) ? Path.of("") : top.relativize(folder)) {
                if (name.toString().isEmpty()) break;
                ignores = ignores.in(at, tree.fromTop(at, true));
                at = at.resolve(name);
            }
        }
        tree.walk(folder, ignores, git, false, 0);
        return tree;
    }

    private void walk(Path at, Ignores outer, boolean git, boolean inIgnored, int depth)
            throws IOException {
        if (depth > DEEPEST) return;
        Ignores ignores = git ? outer.in(at, fromTop(at, true)) : outer;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(at)) {
            for (Path child : children) {
                if (!child.getFileName().toString().equals(GIT))
                    add(child, ignores, git, inIgnored, depth);
            }
        } catch (AccessDeniedException e) {
            // what may not be read cannot be part of a context either
        }
    }

    /** Inside an ignored folder everything is ignored but what is tracked. */
    private void add(Path child, Ignores ignores, boolean git, boolean inIgnored, int depth)
            throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String name = fromTop(child, false);
        boolean isFolder = attributes.isDirectory();
        boolean tracked = isFolder ? index.folders().contains(name) : index.files().contains(name);
        if (isFolder && index.submodules().contains(name)) {
            put(child, Entry.Kind.SUBMODULE, 0);
            return;
        }
        boolean ignored = inIgnored || (git && ignores.ignores(name, isFolder));
        if (ignored && !tracked) return;
        if (isFolder) {
            walk(child, ignores, git, ignored, depth + 1);
        } else if (attributes.isSymbolicLink()) {
            put(child, Entry.Kind.SYMLINK, target(child).length);
        } else if (attributes.isRegularFile()) {
            put(
                    child,
                    Files.isExecutable(child) ? Entry.Kind.EXECUTABLE : Entry.Kind.FILE,
                    attributes.size());
        }
    }

    private void put(Path path, Entry.Kind kind, long bytes) {
        RepositoryPath.parse(slashed(folder.relativize(path)))
                .ifPresent(
                        name -> entries.put(name, new Entry(name, kind, bytes, Optional.empty())));
    }

    @Override
    public String revision() {
        return WORKTREE;
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return entries;
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        Optional<Entry> entry =
                entry(path)
                        .filter(there ->
                                there.kind() != Entry.Kind.SUBMODULE
                                        && there.bytes() <= Limits.LARGEST_FILE);
        if (entry.isEmpty()) return Optional.empty();
        Path file = folder.resolve(path.value());
        try {
            if (entry.get().kind() == Entry.Kind.SYMLINK) return Optional.of(target(file));
            return Optional.of(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))
                    .map(WorkingTree::all);
        } catch (IOException e) {
            throw new SnapshotUnreadableException(path + " cannot be read", e);
        }
    }

    @Override
    public Optional<byte[]> sample(RepositoryPath path, int most) {
        if (entry(path).filter(Entry::isFile).isEmpty()) return Optional.empty();
        try (InputStream in =
                Files.newInputStream(folder.resolve(path.value()), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readNBytes(most));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] all(InputStream in) {
        try (in) {
            return in.readNBytes(Limits.LARGEST_FILE);
        } catch (IOException e) {
            throw new SnapshotUnreadableException("a file cannot be read", e);
        }
    }

    private static byte[] target(Path link) throws IOException {
        return slashed(Files.readSymbolicLink(link)).getBytes(StandardCharsets.UTF_8);
    }

    private String fromTop(Path path, boolean asPrefix) {
        String name = slashed(top.relativize(path));
        return asPrefix && !name.isEmpty() ? name + "/" : name;
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
