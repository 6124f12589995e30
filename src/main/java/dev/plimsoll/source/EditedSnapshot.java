package dev.plimsoll.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A snapshot with some files changed or created; equal where the same was made of the same one. */
final class EditedSnapshot implements Snapshot {

    private final Snapshot origin;
    private final Map<RepositoryPath, SourceFile> changed = new HashMap<>();
    private final SortedMap<RepositoryPath, Entry> entries;
    private final Conclusions conclusions = new Conclusions();

    EditedSnapshot(Snapshot original, Collection<Edit> edits) {
        this.origin = original.origin();
        this.entries = new TreeMap<>(original.entries());
        if (original instanceof EditedSnapshot edited) changed.putAll(edited.changed);
        Map<RepositoryPath, List<Edit>> byPath =
                edits.stream().collect(Collectors.groupingBy(Edit::path));
        byPath.forEach((path, some) -> {
            SourceFile before = original.text(path).orElseGet(() -> SourceFile.of(path, ""));
            SourceFile after = before.withText(Edits.apply(before.text(), some));
            changed.put(path, after);
            Entry.Kind kind = original.entry(path).map(Entry::kind).orElse(Entry.Kind.FILE);
            entries.put(path, new Entry(path, kind, after.encode().length, Optional.empty()));
        });
    }

    @Override
    public String revision() {
        return origin.revision();
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return entries;
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        SourceFile file = changed.get(path);
        return file != null ? Optional.of(file.encode()) : origin.read(path);
    }

    @Override
    public Optional<byte[]> sample(RepositoryPath path, int most) {
        SourceFile file = changed.get(path);
        if (file == null) return origin.sample(path, most);
        byte[] bytes = file.encode();
        return Optional.of(Arrays.copyOf(bytes, Math.min(most, bytes.length)));
    }

    @Override
    public Optional<SourceFile> text(RepositoryPath path) {
        SourceFile file = changed.get(path);
        return file != null ? Optional.of(file) : origin.text(path);
    }

    @Override
    public <T> Optional<T> text(RepositoryPath path, Function<SourceFile, T> reader) {
        SourceFile file = changed.get(path);
        return file != null ? Optional.of(reader.apply(file)) : origin.text(path, reader);
    }

    @Override
    public <Q, A> A conclude(Q question, Function<? super Q, A> answer) {
        return conclusions.of(question, answer);
    }

    @Override
    public Snapshot origin() {
        return origin;
    }

    @Override
    public Set<RepositoryPath> edited() {
        return Set.copyOf(changed.keySet());
    }

    // whether it was the same origin is meant: comparing contents is dear
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(Object other) {
        return other instanceof EditedSnapshot that
                && origin == that.origin
                && changed.equals(that.changed);
    }

    @Override
    public int hashCode() {
        return changed.hashCode();
    }
}
