package dev.plimsoll.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A snapshot of files given by their bytes. */
public final class MemorySnapshot implements Snapshot {

    private final String revision;
    private final SortedMap<RepositoryPath, byte[]> files = new TreeMap<>();
    private final SortedMap<RepositoryPath, Entry> entries = new TreeMap<>();

    public MemorySnapshot(String revision, Map<RepositoryPath, byte[]> files) {
        this.revision = revision;
        files.forEach((path, bytes) -> {
            this.files.put(path, bytes.clone());
            entries.put(path, new Entry(path, Entry.Kind.FILE, bytes.length, Optional.empty()));
        });
    }

    /** Texts by path, as a working tree. */
    public static MemorySnapshot of(Map<String, String> texts) {
        Map<RepositoryPath, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) ->
                files.put(new RepositoryPath(path), text.getBytes(StandardCharsets.UTF_8)));
        return new MemorySnapshot(WORKTREE, files);
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public SortedMap<RepositoryPath, Entry> entries() {
        return entries;
    }

    @Override
    public Optional<byte[]> read(RepositoryPath path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> sample(RepositoryPath path, int most) {
        return Optional.ofNullable(files.get(path))
                .map(bytes -> Arrays.copyOf(bytes, Math.min(most, bytes.length)));
    }
}
