package dev.plimsoll.config;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a stranger's YAML into nodes that know their lines. Nothing is constructed, so a bomb of
 * aliases stays small.
 */
public final class YamlText {

    /** Characters of a file that is read; the largest known workflows have a tenth of it. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private static final int DEEPEST_NESTING = 50;

    private YamlText() {}

    /** The outcome: the root where the file has one, and the problem where it cannot be read. */
    public record Read(Optional<Node> root, Optional<Problem> problem) {}

    public static Read read(SourceFile file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST_NESTING);
        try {
            return new Read(
                    Optional.ofNullable(
                            new Yaml(new SafeConstructor(options))
                                    .compose(new StringReader(file.text()))),
                    Optional.empty());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return failed(
                    Problem.at(
                            file.path(),
                            Math.min(line, Math.max(1, file.lineCount())),
                            "YAML was expected: " + firstLine(e.getProblem())));
        } catch (YAMLException e) {
            return failed(
                    Problem.in(file.path(), "YAML was expected: " + firstLine(e.getMessage())));
        }
    }

    /**
     * The members of a mapping by their keys, those that {@code <<} brings in below its own; empty
     * for anything else.
     */
    public static Map<String, Node> members(Node node) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) return members;
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) continue;
            if (key.getValue().equals("<<") && tuple.getValueNode() instanceof MappingNode merged) {
                // one level deep: merges of merges are not followed, so that no cycle is
                merged.getValue().stream()
                        .filter(inner -> inner.getKeyNode() instanceof ScalarNode)
                        .forEach(inner ->
                                members.putIfAbsent(
                                        ((ScalarNode) inner.getKeyNode()).getValue(),
                                        inner.getValueNode()));
            } else {
                members.put(key.getValue(), tuple.getValueNode());
            }
        }
        return members;
    }

    public static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    public static Optional<String> scalar(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static Read failed(Problem problem) {
        return new Read(Optional.empty(), Optional.of(problem));
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.lines().findFirst().orElse("it cannot be read");
    }
}
