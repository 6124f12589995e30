package dev.plimsoll.github;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SnapshotUnreadableException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** A commit on GitHub: its whole tree, and contents when they are asked for. */
public final class GitHubSnapshot implements Snapshot {

    /** Nothing that is parsed is larger; what is read counts as text only up to here. */
    private static final long LARGEST_FILE = 20_000_000;

    private static final int SIDE_BY_SIDE = 8;
    private static final int MOST_AHEAD = 200;

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
        try {
            return Optional.of(contents.read(entry.id().orElseThrow()));
        } catch (IOException e) {
            throw new SnapshotUnreadableException("tried to read " + path + " at " + commit, e);
        }
    }

    /** Reads the files that will be asked for, side by side. */
    public void readAhead(Predicate<RepositoryPath> wanted) throws IOException {
        Semaphore free = new Semaphore(SIDE_BY_SIDE);
        List<Callable<Boolean>> reads =
                entries.keySet().stream()
                        .filter(wanted)
                        .limit(MOST_AHEAD)
                        .<Callable<Boolean>>map(path ->
                                () -> {
                                    free.acquire();
                                    try {
                                        return read(path).isPresent();
                                    } finally {
                                        free.release();
                                    }
                                })
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> read : threads.invokeAll(reads)) read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + commit, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetryAt later) throw later;
            throw new IOException("tried to read the files of " + commit, e.getCause());
        }
    }
}
