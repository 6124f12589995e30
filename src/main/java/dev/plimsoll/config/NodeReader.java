package dev.plimsoll.config;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Checks nodes against a {@link Kind}. A value with an error is a problem and absent; what stands
 * beside it holds.
 *
 * <p>Values come back as {@code String}, {@code Long}, {@code Double}, {@code Integer}, {@code
 * RepositoryPath}, {@code List} or {@code Map}, as the kind says.
 */
final class NodeReader {

    private final RepositoryPath path;
    private final List<Problem> problems = new ArrayList<>();

    NodeReader(RepositoryPath path) {
        this.path = path;
    }

    List<Problem> problems() {
        return problems;
    }

    Optional<Object> read(String name, Node node, Kind kind) {
        if (isNull(node)) return Optional.empty();
        return switch (kind) {
            case Kind.Struct(List<Kind.Key> keys) ->
                    mapping(name, node).map(tuples -> struct(name, node, tuples, keys));
            case Kind.Table table -> mapping(name, node).map(tuples -> table(name, tuples, table));
            case Kind.ListOf(Kind item, int most) -> list(name, node, item, most);
            default -> scalar(name, node).flatMap(text -> value(name, node, text, kind));
        };
    }

    private Optional<Object> value(String name, Node node, String text, Kind kind) {
        return switch (kind) {
            case Kind.Word(List<String> allowed) ->
                    allowed.contains(text)
                            ? Optional.of(text)
                            : wrong(
                                    name,
                                    node,
                                    "one of " + String.join(", ", allowed),
                                    text,
                                    Guess.hint(text, allowed));
            case Kind.Bytes b ->
                    ByteCount.parse(text)
                            .<Object>map(n -> n)
                            .or(() -> wrong(name, node, "a size such as 250MB", text, ""));
            case Kind.Percent p ->
                    ByteCount.percent(text)
                            .<Object>map(n -> n)
                            .or(() -> wrong(name, node, "a share such as 5%", text, ""));
            case Kind.Count(int least, int most) ->
                    count(text, least, most)
                            .<Object>map(n -> n)
                            .or(() ->
                                    wrong(
                                            name,
                                            node,
                                            "a number from " + least + " to " + most,
                                            text,
                                            ""));
            case Kind.Path p ->
                    RepositoryPath.parse(text)
                            .<Object>map(n -> n)
                            .or(() -> wrong(name, node, "a path inside the repository", text, ""));
            case Kind.Platform p ->
                    isPlatform(text)
                            ? Optional.of(text)
                            : wrong(name, node, "a platform such as linux/amd64", text, "");
            default -> Optional.of(text);
        };
    }

    private Map<String, Object> struct(
            String name, Node node, List<NodeTuple> tuples, List<Kind.Key> keys) {
        Map<String, Kind.Key> known =
                keys.stream()
                        .collect(
                                Collectors.toMap(
                                        Kind.Key::name,
                                        key -> key,
                                        (a, b) -> a,
                                        LinkedHashMap::new));
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples) {
            Optional<String> written = key(tuple);
            if (written.isEmpty()) continue;
            Kind.Key key = known.get(written.get());
            if (key == null) {
                unknownKey(name, tuple.getKeyNode(), written.get(), List.copyOf(known.keySet()));
            } else if (isNew(values, written.get(), tuple)) {
                read(joined(name, key.name()), tuple.getValueNode(), key.kind())
                        .ifPresent(value -> values.put(key.name(), value));
            }
        }
        keys.stream()
                .filter(key -> key.required() && !values.containsKey(key.name()))
                .filter(key ->
                        tuples.stream()
                                .noneMatch(tuple -> key(tuple).equals(Optional.of(key.name()))))
                .forEach(key -> problem(node, joined(name, key.name()) + " is missing"));
        return values;
    }

    private Map<String, Object> table(String name, List<NodeTuple> tuples, Kind.Table table) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples.subList(0, Math.min(tuples.size(), table.most()))) {
            Optional<String> written = key(tuple);
            if (written.isEmpty()) continue;
            if (!table.allowed().isEmpty() && !table.allowed().contains(written.get())) {
                unknownKey(name, tuple.getKeyNode(), written.get(), List.copyOf(table.allowed()));
            } else if (isNew(values, written.get(), tuple)) {
                read(joined(name, written.get()), tuple.getValueNode(), table.value())
                        .ifPresent(value -> values.put(written.get(), value));
            }
        }
        return values;
    }

    private Optional<Object> list(String name, Node node, Kind item, int most) {
        if (!(node instanceof SequenceNode sequence)) return wrongShape(name, node, "a list");
        if (sequence.getValue().size() > most) {
            problem(node, name + ": at most " + most + " entries are read");
        }
        List<Object> values = new ArrayList<>();
        int index = 0;
        for (Node entry :
                sequence.getValue().subList(0, Math.min(most, sequence.getValue().size()))) {
            read(name + "[" + index++ + "]", entry, item).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    private Optional<List<NodeTuple>> mapping(String name, Node node) {
        if (node instanceof MappingNode mapping) return Optional.of(mapping.getValue());
        wrongShape(name, node, "a mapping");
        return Optional.empty();
    }

    private Optional<String> scalar(String name, Node node) {
        if (node instanceof ScalarNode scalar) return Optional.of(scalar.getValue());
        wrongShape(name, node, "a single value");
        return Optional.empty();
    }

    private Optional<String> key(NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar) return Optional.of(scalar.getValue());
        problem(tuple.getKeyNode(), "a word was expected as key");
        return Optional.empty();
    }

    private boolean isNew(Map<String, Object> values, String key, NodeTuple tuple) {
        if (!values.containsKey(key)) return true;
        problem(tuple.getKeyNode(), shown(key) + " is there twice; the first one holds");
        return false;
    }

    private void unknownKey(String name, Node node, String written, List<String> known) {
        String hint = Guess.hint(written, known);
        String expected = hint.isEmpty() ? "; expected one of " + String.join(", ", known) : hint;
        problem(node, "unknown key " + shown(joined(name, written)) + expected);
    }

    private Optional<Object> wrong(
            String name, Node node, String expected, String found, String hint) {
        problem(node, name + ": expected " + expected + ", found " + shown(found) + hint);
        return Optional.empty();
    }

    private Optional<Object> wrongShape(String name, Node node, String expected) {
        String found =
                node instanceof ScalarNode
                        ? "a single value"
                        : node instanceof SequenceNode ? "a list" : "a mapping";
        problem(
                node,
                (name.isEmpty() ? "the file" : name)
                        + ": expected "
                        + expected
                        + ", found "
                        + found);
        return Optional.empty();
    }

    private void problem(Node node, String message) {
        problems.add(Problem.at(path, node.getStartMark().getLine() + 1, message));
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private static String joined(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** Longer words are not repeated to their author. */
    private static String shown(String text) {
        int most = 60;
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return "\"" + (line.length() <= most ? line : line.substring(0, most) + "…") + "\"";
    }

    private static Optional<Integer> count(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlatform(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length < 2 || parts.length > 3) return false;
        for (String part : parts) {
            if (part.isEmpty()
                    || !part.chars()
                            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-'))
                return false;
        }
        return true;
    }
}
