package dev.plimsoll.config;

import dev.plimsoll.config.Configuration.CommitPolicy;
import dev.plimsoll.config.Configuration.FirstScan;
import dev.plimsoll.config.Configuration.SummaryPolicy;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads {@code plimsoll.yml}. Never throws at its caller: a key with an error is a problem with its
 * line, and absent.
 */
public final class ConfigurationReader {

    private final Kind.Struct keys;

    /** {@code ruleIds} are the rules that the file may name. */
    public ConfigurationReader(Collection<String> ruleIds) {
        this.keys = Keys.all(ruleIds);
    }

    public ConfigurationLevel read(SourceFile file) {
        YamlText.Read yaml = YamlText.read(file);
        NodeReader nodes = new NodeReader(file.path());
        Values root = new Values(yaml.root().flatMap(node -> nodes.read("", node, keys)));
        List<Problem> problems = new ArrayList<>();
        yaml.problem().ifPresent(problems::add);
        problems.addAll(nodes.problems());
        return level(root, List.copyOf(problems));
    }

    private static ConfigurationLevel level(Values root, List<Problem> problems) {
        Values budget = root.struct("budget");
        Values comments = root.struct("comments");
        SortedMap<String, RuleLevel> rules = new TreeMap<>();
        root.struct("rules")
                .texts()
                .forEach((id, word) ->
                        named(RuleLevel.values(), RuleLevel::label, word)
                                .ifPresent(level -> rules.put(id, level)));
        return new ConfigurationLevel(
                root.list("images")
                        .map(images ->
                                images.stream().flatMap(image -> image(image).stream()).toList()),
                new Budget(budget.get("size", Long.class), budget.get("growth", Double.class)),
                rules,
                comments.get("inline", Integer.class),
                comments.text("summary")
                        .flatMap(word -> named(SummaryPolicy.values(), SummaryPolicy::label, word)),
                root.text("commits")
                        .flatMap(word -> named(CommitPolicy.values(), CommitPolicy::label, word)),
                root.text("first-scan")
                        .flatMap(word -> named(FirstScan.values(), FirstScan::label, word)),
                root.list("paths-ignore")
                        .map(globs -> globs.stream().map(String.class::cast).toList()),
                problems);
    }

    private static Optional<ImageSetting> image(Object entry) {
        Values image = new Values(Optional.of(entry));
        return image.get("dockerfile", RepositoryPath.class)
                .map(dockerfile ->
                        new ImageSetting(
                                dockerfile,
                                image.get("context", RepositoryPath.class),
                                image.text("target"),
                                image.text("platform"),
                                image.struct("args").texts()));
    }

    private static <E> Optional<E> named(E[] values, Function<E, String> label, String word) {
        return Arrays.stream(values).filter(value -> label.apply(value).equals(word)).findFirst();
    }

    /** A mapping that {@link NodeReader} has checked. */
    private record Values(Map<?, ?> values) {

        Values(Optional<Object> mapping) {
            this(
                    mapping.filter(Map.class::isInstance)
                            .<Map<?, ?>>map(Map.class::cast)
                            .orElse(Map.of()));
        }

        <T> Optional<T> get(String key, Class<T> type) {
            return Optional.<Object>ofNullable(values.get(key))
                    .filter(type::isInstance)
                    .map(type::cast);
        }

        Optional<String> text(String key) {
            return get(key, String.class);
        }

        Values struct(String key) {
            return new Values(Optional.<Object>ofNullable(values.get(key)));
        }

        Optional<List<?>> list(String key) {
            return get(key, List.class).map(list -> (List<?>) list);
        }

        SortedMap<String, String> texts() {
            SortedMap<String, String> texts = new TreeMap<>();
            values.forEach((key, value) -> texts.put((String) key, (String) value));
            return texts;
        }
    }
}
