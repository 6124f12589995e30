package dev.plimsoll.analysis;

import dev.plimsoll.config.YamlText;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** What GitHub workflows say about builds, where they use docker/build-push-action. */
final class Workflows {

    private static final RepositoryPath FOLDER = new RepositoryPath(".github/workflows");

    private static final String ACTION = "docker/build-push-action";

    /** Larger ones are not written by people. */
    private static final long LARGEST = 1_000_000;

    private Workflows() {}

    static Stream<DeclaredBuild> builds(Snapshot snapshot) {
        return snapshot.below(FOLDER).values().stream()
                .filter(entry -> entry.isFile() && entry.bytes() <= LARGEST)
                .filter(entry ->
                        entry.path().name().endsWith(".yml")
                                || entry.path().name().endsWith(".yaml"))
                .flatMap(entry -> snapshot.text(entry.path()).stream())
                .flatMap(Workflows::builds);
    }

    private static Stream<DeclaredBuild> builds(SourceFile file) {
        return YamlText.read(file).root().stream()
                .flatMap(root -> Stream.ofNullable(YamlText.members(root).get("jobs")))
                .flatMap(jobs -> YamlText.members(jobs).values().stream())
                .flatMap(job -> Stream.ofNullable(YamlText.members(job).get("steps")))
                .flatMap(steps -> YamlText.items(steps).stream())
                .flatMap(step -> build(YamlText.members(step)).stream());
    }

    private static Optional<DeclaredBuild> build(Map<String, Node> step) {
        if (YamlText.scalar(step.get("uses")).filter(uses -> uses.startsWith(ACTION)).isEmpty())
            return Optional.empty();
        Node inputs = step.get("with");
        Map<String, Node> with = inputs == null ? Map.of() : YamlText.members(inputs);
        if (Stream.of("context", "file", "target")
                .anyMatch(key ->
                        YamlText.scalar(with.get(key))
                                .filter(Workflows::isExpression)
                                .isPresent())) {
            return Optional.empty();
        }
        Optional<RepositoryPath> context =
                RepositoryPath.ROOT.resolve(YamlText.scalar(with.get("context")).orElse("."));
        Optional<RepositoryPath> dockerfile =
                context.flatMap(folder ->
                        YamlText.scalar(with.get("file"))
                                .map(RepositoryPath.ROOT::resolve)
                                .orElseGet(() -> folder.resolve("Dockerfile")));
        if (context.isEmpty() || dockerfile.isEmpty()) return Optional.empty();
        return Optional.of(
                new DeclaredBuild(
                        dockerfile.get(),
                        context.get(),
                        YamlText.scalar(with.get("target")).filter(target -> !target.isBlank()),
                        platform(with),
                        arguments(YamlText.scalar(with.get("build-args")).orElse(""))));
    }

    /** The one that is priced where several are built: the commonest, else the first. */
    private static Optional<String> platform(Map<String, Node> with) {
        List<String> platforms =
                Arrays.stream(YamlText.scalar(with.get("platforms")).orElse("").split("[,\\n]", -1))
                        .map(String::strip)
                        .filter(platform -> !platform.isEmpty() && !isExpression(platform))
                        .toList();
        return platforms.contains("linux/amd64")
                ? Optional.of("linux/amd64")
                : platforms.stream().findFirst();
    }

    private static SortedMap<String, String> arguments(String lines) {
        SortedMap<String, String> values = new TreeMap<>();
        lines.lines()
                .map(String::strip)
                .filter(line -> !isExpression(line))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals > 0)
                        values.put(line.substring(0, equals), line.substring(equals + 1));
                });
        return values;
    }

    private static boolean isExpression(String text) {
        return text.contains("${{") || text.contains("{{");
    }
}
