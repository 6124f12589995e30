package dev.plimsoll.github;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SnapshotUnreadableException;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A commit on GitHub: its whole tree, and contents when they are asked for. */
public final class GitHubSnapshot implements Snapshot {

    /** Nothing that is parsed is larger; what is read counts as text only up to here. */
    private static final long LARGEST_FILE = 20_000_000;

    /** What is read unasked: so many files, none larger than this. */
    private static final int MOST_AHEAD = 400;

    private static final long LARGEST_AHEAD = 100_000;
    private static final long MOST_BYTES_AHEAD = 4_000_000;

    private final String commit;
    private final SortedMap<RepositoryPath, Entry> entries;
    private final Contents contents;

    private GitHubSnapshot(
            String commit, SortedMap<RepositoryPath, Entry> entries, Contents contents) {
        this.commit = commit;
        this.entries = Collections.unmodifiableSortedMap(entries);
        this.contents = contents;
    }

    /** Contents by git's hash. */
    interface Contents {

        byte[] read(String id) throws IOException;

        boolean has(String id);

        void readAhead(List<String> ids) throws IOException;
    }

    static GitHubSnapshot of(
            String commit, SortedMap<RepositoryPath, Entry> entries, Contents contents) {
        return new GitHubSnapshot(commit, entries, contents);
    }

    @Override
    public String revision() {
        return commit;
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return entries;
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        Entry entry = entries.get(path);
        if (entry == null || entry.kind() == Entry.Kind.SUBMODULE || entry.bytes() > LARGEST_FILE)
            return Optional.empty();
        String id = entry.id().orElseThrow();
        try {
            if (!contents.has(id)) readKind(entry);
            return Optional.of(contents.read(id));
        } catch (IOException e) {
            throw new SnapshotUnreadableException("tried to read " + path + " at " + commit, e);
        }
    }

    /** Reads the files that will be asked for, in as few requests as there can be. */
    public void readAhead(Predicate<RepositoryPath> wanted) throws IOException {
        contents.readAhead(
                ids(entries.values().stream().filter(entry -> wanted.test(entry.path()))));
    }

    /** Who asks for one file of a kind asks for the others next. */
    private void readKind(Entry asked) throws IOException {
        String kind = ending(asked.path());
        Stream<Entry> alike =
                entries.values().stream()
                        .filter(entry -> ending(entry.path()).equals(kind) && !kind.isEmpty());
        contents.readAhead(ids(Stream.concat(Stream.of(asked), alike)));
    }

    private List<String> ids(Stream<Entry> some) {
        Set<String> ids = new LinkedHashSet<>();
        long bytes = 0;
        for (Entry entry : (Iterable<Entry>) some::iterator) {
            String id = entry.id().orElse("");
            if (!entry.isFile() || entry.bytes() > LARGEST_AHEAD || contents.has(id)) continue;
            bytes += entry.bytes();
            if (ids.size() == MOST_AHEAD || bytes > MOST_BYTES_AHEAD) break;
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    private static String ending(RepositoryPath path) {
        String name = path.name();
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }
}
