package dev.plimsoll.analysis;

import dev.plimsoll.config.YamlText;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What compose files say about builds; compose specification, "build". */
final class ComposeFiles {

    /** Larger ones are not written by people. */
    private static final long LARGEST = 1_000_000;

    private ComposeFiles() {}

    static Stream<DeclaredBuild> builds(Snapshot snapshot) {
        return snapshot.entries().values().stream()
                .filter(entry ->
                        entry.isFile()
                                && entry.bytes() <= LARGEST
                                && isCompose(entry.path().name()))
                .flatMap(entry -> snapshot.text(entry.path()).stream())
                .flatMap(ComposeFiles::builds);
    }

    private static boolean isCompose(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean yaml = lower.endsWith(".yml") || lower.endsWith(".yaml");
        return yaml
                && (lower.startsWith("compose.")
                        || lower.startsWith("docker-compose.")
                        || lower.startsWith("docker-compose-"));
    }

    private static Stream<DeclaredBuild> builds(SourceFile file) {
        return YamlText.read(file).root().stream()
                .flatMap(root -> Stream.ofNullable(YamlText.members(root).get("services")))
                .flatMap(services -> YamlText.members(services).values().stream())
                .flatMap(
                        service -> build(file.path().parent(), YamlText.members(service)).stream());
    }

    private static Optional<DeclaredBuild> build(RepositoryPath folder, Map<String, Node> service) {
        Node build = service.get("build");
        if (build == null) return Optional.empty();
        Map<String, Node> keys =
                build instanceof ScalarNode ? Map.of("context", build) : YamlText.members(build);
        if (keys.isEmpty() || keys.containsKey("dockerfile_inline")) return Optional.empty();
        Optional<RepositoryPath> context = value(keys, "context", ".").flatMap(folder::resolve);
        Optional<RepositoryPath> dockerfile =
                context.flatMap(
                        root -> value(keys, "dockerfile", "Dockerfile").flatMap(root::resolve));
        if (context.isEmpty() || dockerfile.isEmpty()) return Optional.empty();
        Optional<String> target =
                YamlText.scalar(keys.get("target")).flatMap(ComposeFiles::interpolated);
        if (keys.containsKey("target") && target.isEmpty()) return Optional.empty();
        Optional<String> platform =
                YamlText.scalar(service.get("platform")).flatMap(ComposeFiles::interpolated);
        return Optional.of(
                new DeclaredBuild(
                        dockerfile.get(),
                        context.get(),
                        target,
                        platform,
                        arguments(keys.get("args"))));
    }

    private static Optional<String> value(Map<String, Node> keys, String key, String otherwise) {
        if (!keys.containsKey(key)) return Optional.of(otherwise);
        return YamlText.scalar(keys.get(key)).flatMap(ComposeFiles::interpolated);
    }

    /**
     * Either a mapping or a list of {@code name=value}; a name without a value comes from an
     * environment that is not known.
     */
    private static SortedMap<String, String> arguments(
            @org.jspecify.annotations.Nullable Node args) {
        SortedMap<String, String> values = new TreeMap<>();
        if (args == null) return values;
        YamlText.members(args)
                .forEach((name, value) ->
                        YamlText.scalar(value)
                                .flatMap(ComposeFiles::interpolated)
                                .ifPresent(text -> values.put(name, text)));
        for (Node item : YamlText.items(args)) {
            String text = YamlText.scalar(item).orElse("");
            int equals = text.indexOf('=');
            if (equals > 0)
                interpolated(text.substring(equals + 1))
                        .ifPresent(value -> values.put(text.substring(0, equals), value));
        }
        return values;
    }

    /** The text with {@code ${NAME:-default}} replaced; empty where a variable has no default. */
    static Optional<String> interpolated(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) break;
            out.append(text, at, dollar);
            if (text.startsWith("$$", dollar)) {
                out.append('$');
                at = dollar + 2;
                continue;
            }
            int close = text.indexOf('}', dollar);
            int dash = text.indexOf('-', dollar);
            if (!text.startsWith("${", dollar) || close < 0 || dash < 0 || dash > close)
                return Optional.empty();
            out.append(text, dash + 1, close);
            at = close + 1;
        }
        return Optional.of(out.append(text.substring(at)).toString());
    }
}
