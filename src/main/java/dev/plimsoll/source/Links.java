package dev.plimsoll.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Follows symbolic links inside a repository, folders' links too, and never leaves it. */
final class Links {

    /** As many as Linux follows (MAXSYMLINKS). */
    private static final int MOST = 40;

    private final Snapshot snapshot;
    private int followed;

    private Links(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Optional<RepositoryPath> resolve(Snapshot snapshot, RepositoryPath path) {
        return new Links(snapshot).resolve(path);
    }

    private Optional<RepositoryPath> resolve(RepositoryPath path) {
        Deque<String> ahead = new ArrayDeque<>(parts(path.value()));
        RepositoryPath reached = RepositoryPath.ROOT;
        while (!ahead.isEmpty()) {
            String part = ahead.removeFirst();
            Optional<RepositoryPath> next = reached.resolve(part);
            if (next.isEmpty()) return Optional.empty();
            Optional<Entry> link =
                    snapshot.entry(next.get()).filter(entry -> entry.kind() == Entry.Kind.SYMLINK);
            if (link.isEmpty()) {
                reached = next.get();
                continue;
            }
            Optional<String> target = target(link.get());
            if (target.isEmpty() || ++followed > MOST) return Optional.empty();
            parts(target.get()).reversed().forEach(ahead::addFirst);
        }
        return Optional.of(reached);
    }

    /** Empty where it leaves the repository by being absolute. */
    private Optional<String> target(Entry link) {
        return snapshot.read(link.path())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(target -> !target.startsWith("/") && target.indexOf('\0') < 0);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }
}
