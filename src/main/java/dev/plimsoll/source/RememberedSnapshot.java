package dev.plimsoll.source;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A snapshot that remembers what was read of it and what followed from that: an analysis builds its
 * images many times, and asks the same of most files each time.
 */
final class RememberedSnapshot implements Snapshot {

    /** Characters of a file that is kept; larger ones are data, and read again where needed. */
    private static final int LARGEST_KEPT = 512 * 1024;

    /** Characters kept at all; the texts of large projects that rules read are some 10 million. */
    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private record Reading(RepositoryPath path, Function<SourceFile, ?> reader) {}

    private final Snapshot original;
    private final Map<RepositoryPath, SourceFile> texts = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();
    private final Map<Object, Object> readings = new ConcurrentHashMap<>();
    private final Conclusions conclusions = new Conclusions();

    RememberedSnapshot(Snapshot original) {
        this.original = original;
    }

    @Override
    public String revision() {
        return original.revision();
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return original.entries();
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        return original.read(path);
    }

    @Override
    public Optional<byte[]> sample(RepositoryPath path, int most) {
        return original.sample(path, most);
    }

    @Override
    public Optional<SourceFile> text(RepositoryPath path) {
        SourceFile known = texts.get(path);
        if (known != null) return Optional.of(known);
        Optional<SourceFile> read = original.text(path);
        read.ifPresent(file -> keep(path, file));
        return read;
    }

    private void keep(RepositoryPath path, SourceFile file) {
        int length = file.text().length();
        if (length <= LARGEST_KEPT && kept.addAndGet(length) <= MOST_KEPT) texts.put(path, file);
    }

    @Override
    @SuppressWarnings("unchecked") // a reader's type decides what it makes
    public <T> Optional<T> text(RepositoryPath path, Function<SourceFile, T> reader) {
        Object known = readings.get(new Reading(path, reader));
        if (known != null) return Optional.of((T) known);
        Optional<T> made = text(path).map(reader);
        made.ifPresent(value -> readings.put(new Reading(path, reader), value));
        return made;
    }

    @Override
    public <Q, A> A conclude(Q question, Function<? super Q, A> answer) {
        return conclusions.of(question, answer);
    }

    @Override
    public Snapshot remembered() {
        return this;
    }
}
