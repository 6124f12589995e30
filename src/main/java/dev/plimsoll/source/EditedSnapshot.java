package dev.plimsoll.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A snapshot with some files changed or created. */
final class EditedSnapshot implements Snapshot {

    private final Snapshot original;
    private final Map<RepositoryPath, byte[]> changed = new HashMap<>();
    private final SortedMap<RepositoryPath, Entry> entries;

    EditedSnapshot(Snapshot original, Collection<Edit> edits) {
        this.original = original;
        this.entries = new TreeMap<>(original.entries());
        Map<RepositoryPath, List<Edit>> byPath =
                edits.stream().collect(Collectors.groupingBy(Edit::path));
        byPath.forEach((path, some) -> {
            SourceFile before = original.text(path).orElseGet(() -> SourceFile.of(path, ""));
            byte[] after = before.withText(Edits.apply(before.text(), some)).encode();
            changed.put(path, after);
            Entry.Kind kind = original.entry(path).map(Entry::kind).orElse(Entry.Kind.FILE);
            entries.put(path, new Entry(path, kind, after.length, Optional.empty()));
        });
    }

    @Override
    public String revision() {
        return original.revision();
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return entries;
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        byte[] bytes = changed.get(path);
        return bytes != null ? Optional.of(bytes.clone()) : original.read(path);
    }
}
