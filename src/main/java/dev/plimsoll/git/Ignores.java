package dev.plimsoll.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * What git ignores, one {@code .gitignore} after the other on the way down; the nearest that says
 * something decides.
 */
final class Ignores {

    /** Larger ones are not written by people. */
    private static final long LARGEST = 1_000_000;

    /**
     * The rules of a folder; {@code prefix} is the folder as seen from the top, ending with a slash
     * unless it is the top.
     */
    private record Node(String prefix, IgnoreNode rules) {}

    private final List<Node> nodes;

    private Ignores(List<Node> nodes) {
        this.nodes = nodes;
    }

    static Ignores none() {
        return new Ignores(List.of());
    }

    /**
     * The repository's own, which stands below every {@code .gitignore}; the user's is not read.
     */
    static Ignores ofRepository(Path gitDirectory) throws IOException {
        return none().with("", gitDirectory.resolve("info").resolve("exclude"));
    }

    /** Those that hold in a folder too. */
    Ignores in(Path folder, String prefix) throws IOException {
        return with(prefix, folder.resolve(".gitignore"));
    }

    boolean ignores(String path, boolean isFolder) {
        for (Node node : nodes.reversed()) {
            Optional<Boolean> said =
                    Optional.ofNullable(
                            node.rules.checkIgnored(
                                    path.substring(node.prefix.length()), isFolder));
            if (said.isPresent()) return said.get();
        }
        return false;
    }

    private Ignores with(String prefix, Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST)
            return this;
        IgnoreNode rules = new IgnoreNode();
        try (InputStream lines = Files.newInputStream(file)) {
            rules.parse(lines);
        }
        List<Node> more = new ArrayList<>(nodes);
        more.add(new Node(prefix, rules));
        return new Ignores(more);
    }
}
