package dev.plimsoll.build;

import dev.plimsoll.build.program.Programs;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.image.Platform;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds Dockerfiles of text blocks: files of the context, arguments and the outside are set first.
 */
public final class BuildTester {

    private final SortedMap<RepositoryPath, byte[]> files = new TreeMap<>();
    private final SortedMap<RepositoryPath, Entry.Kind> kinds = new TreeMap<>();
    private final Map<String, String> arguments = new TreeMap<>();
    private final FakePorts ports;
    private Optional<String> target = Optional.empty();

    public BuildTester(FakePorts ports) {
        this.ports = ports;
    }

    public static BuildTester simple() {
        return new BuildTester(new FakePorts());
    }

    public BuildTester file(String path, String text) {
        files.put(new RepositoryPath(path), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A file of that many bytes. */
    public BuildTester file(String path, int bytes) {
        files.put(new RepositoryPath(path), new byte[bytes]);
        return this;
    }

    public BuildTester file(String path, byte[] bytes) {
        files.put(new RepositoryPath(path), bytes);
        return this;
    }

    public BuildTester kind(String path, Entry.Kind kind) {
        kinds.put(new RepositoryPath(path), kind);
        return this;
    }

    public BuildTester argument(String name, String value) {
        arguments.put(name, value);
        return this;
    }

    public BuildTester target(String stage) {
        target = Optional.of(stage);
        return this;
    }

    /** The image of this text as the root's Dockerfile. */
    public BuiltImage build(String dockerfile) {
        file("Dockerfile", dockerfile);
        RepositoryPath path = new RepositoryPath("Dockerfile");
        BuildRequest request =
                new BuildRequest(
                        path,
                        RepositoryPath.ROOT,
                        target,
                        Platform.LINUX_AMD64,
                        Map.copyOf(arguments));
        return new ImageBuilder(ports.ports(), Programs.ALL).build(snapshot(), request);
    }

    private Snapshot snapshot() {
        MemorySnapshot memory = new MemorySnapshot(Snapshot.WORKTREE, files);
        SortedMap<RepositoryPath, Entry> entries = new TreeMap<>(memory.entries());
        kinds.forEach((path, kind) ->
                entries.computeIfPresent(
                        path,
                        (key, entry) -> new Entry(key, kind, entry.bytes(), Optional.empty())));
        return new Snapshot() {
            @Override
            public String revision() {
                return memory.revision();
            }

            @Override
            public SortedMap<RepositoryPath, Entry> entries() {
                return entries;
            }

            @Override
            public Optional<byte[]> read(RepositoryPath path) {
                return memory.read(path);
            }

            @Override
            public Optional<byte[]> sample(RepositoryPath path, int most) {
                return memory.sample(path, most);
            }
        };
    }

    /** Sizes of the layers above the base, lowest first. */
    public static List<Long> ownLayers(BuiltImage image) {
        return image.layers().stream()
                .filter(layer -> layer.instruction().isPresent())
                .map(layer -> layer.uncompressed().bytes())
                .toList();
    }

    /** Bytes that can be seen at or below a path of the shipped stage. */
    public static long visible(BuiltImage image, String path) {
        return image
                .shipped()
                .steps()
                .getLast()
                .files()
                .select(ImagePath.of(path))
                .groups()
                .stream()
                .mapToLong(group -> group.uncompressed().bytes())
                .sum();
    }
}
