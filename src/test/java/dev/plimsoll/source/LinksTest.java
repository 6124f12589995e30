package dev.plimsoll.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinksTest {

    /** Links by their targets; nothing else need exist. */
    private record Linked(Map<String, String> targets) implements Snapshot {

        @Override
        public String revision() {
            return WORKTREE;
        }

        @Override
        public SortedMap<RepositoryPath, Entry> entries() {
            TreeMap<RepositoryPath, Entry> entries = new TreeMap<>();
            targets.forEach((path, target) -> {
                RepositoryPath at = new RepositoryPath(path);
                entries.put(
                        at, new Entry(at, Entry.Kind.SYMLINK, target.length(), Optional.empty()));
            });
            return entries;
        }

        @Override
        public Optional<byte[]> read(RepositoryPath path) {
            return Optional.ofNullable(targets.get(path.value()))
                    .map(target -> target.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Snapshot snapshot =
            new Linked(
                    Map.of(
                            "Dockerfile", "docker/prod/Dockerfile",
                            "docker/prod", "../images/prod",
                            "up", "../outside",
                            "rooted", "/etc/passwd",
                            "round", "and",
                            "and", "round",
                            "images/prod/base", "./../dev"));

    @Test
    void follows_links_of_files_and_of_folders() {
        assertThat(resolve("Dockerfile")).contains("images/prod/Dockerfile");
        assertThat(resolve("docker/prod/base/a")).contains("images/dev/a");
        assertThat(resolve("plain/file")).contains("plain/file");
    }

    @Test
    void never_leaves_the_repository_nor_goes_in_circles() {
        assertThat(resolve("up")).isEmpty();
        assertThat(resolve("rooted/a")).isEmpty();
        assertThat(resolve("round")).isEmpty();
    }

    private Optional<String> resolve(String path) {
        return snapshot.resolve(new RepositoryPath(path)).map(RepositoryPath::value);
    }
}
