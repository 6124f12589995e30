package dev.plimsoll.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir Path folder;

    private void file(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private static String commit(Git git, String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("a", "a@example.org")
                .setCommitter("a", "a@example.org")
                .setSign(false)
                .call()
                .name();
    }

    private static Git init(Path folder) throws GitAPIException {
        Isolation.ensure();
        return Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    }

    private static List<String> paths(Snapshot snapshot) {
        return snapshot.entries().keySet().stream().map(RepositoryPath::value).toList();
    }

    @Test
    void without_git_all_is_there_but_dot_git() throws IOException {
        file("Dockerfile", "FROM scratch\n");
        file("build/x.bin", "x");
        file(".gitignore", "build\n");
        file(".git/objects/x", "no repository");
        try (Checkout checkout = Checkout.open(folder)) {
            assertThat(checkout.isGit()).isFalse();
            assertThat(paths(checkout.workingTree()))
                    .containsExactly(".gitignore", "Dockerfile", "build/x.bin");
        }
    }

    @Test
    void the_working_tree_is_what_git_tracks_or_does_not_ignore() throws Exception {
        try (Git git = init(folder)) {
            file("kept/tracked.log", "1");
            file("Dockerfile", "FROM scratch\r\n");
            commit(git, "first");
        }
        file(".gitignore", "*.log\nbuild/\n!keep.log\n");
        file("kept/untracked.log", "2");
        file("keep.log", "3");
        file("build/x", "4");
        file("new.txt", "5");
        file(".git/info/exclude", "secret\n");
        file("secret", "6");
        try (Checkout checkout = Checkout.open(folder)) {
            Snapshot tree = checkout.workingTree();
            assertThat(paths(tree))
                    .containsExactly(
                            ".gitignore", "Dockerfile", "keep.log", "kept/tracked.log", "new.txt");
            assertThat(tree.revision()).isEqualTo(Snapshot.WORKTREE);
            assertThat(tree.text(new RepositoryPath("Dockerfile")).orElseThrow().text())
                    .isEqualTo("FROM scratch\r\n");
        }
    }

    @Test
    void links_are_entries_and_are_not_followed() throws Exception {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(folder.resolve("passwd"), outside.resolve("secret"));
        try (Checkout checkout = Checkout.open(folder)) {
            Snapshot tree = checkout.workingTree();
            assertThat(paths(tree)).containsExactly("out", "passwd");
            assertThat(tree.entry(new RepositoryPath("passwd")).orElseThrow().kind())
                    .isEqualTo(Entry.Kind.SYMLINK);
            assertThat(
                            new String(
                                    tree.read(new RepositoryPath("passwd")).orElseThrow(),
                                    StandardCharsets.UTF_8))
                    .isEqualTo(outside.resolve("secret").toString());
        }
    }

    @Test
    void a_commit_has_sizes_modes_and_texts() throws Exception {
        String first;
        try (Git git = init(folder)) {
            file("run.sh", "echo\n");
            assertThat(folder.resolve("run.sh").toFile().setExecutable(true)).isTrue();
            file("a/b.txt", "hello");
            Files.createSymbolicLink(folder.resolve("link"), Path.of("a/b.txt"));
            first = commit(git, "first");
            file("a/b.txt", "changed");
        }
        try (Checkout checkout = Checkout.open(folder)) {
            Snapshot tree = checkout.commit("main");
            assertThat(tree.revision()).isEqualTo(first);
            assertThat(tree.entry(new RepositoryPath("a/b.txt")).orElseThrow().bytes())
                    .isEqualTo(5);
            assertThat(tree.entry(new RepositoryPath("run.sh")).orElseThrow().kind())
                    .isEqualTo(Entry.Kind.EXECUTABLE);
            assertThat(tree.entry(new RepositoryPath("link")).orElseThrow().kind())
                    .isEqualTo(Entry.Kind.SYMLINK);
            assertThat(tree.text(new RepositoryPath("a/b.txt")).orElseThrow().text())
                    .isEqualTo("hello");
            assertThatThrownBy(() -> checkout.commit("no-such-branch"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-branch");
        }
    }

    @Test
    void the_merge_base_is_where_both_parted() throws Exception {
        String parted;
        try (Git git = init(folder)) {
            file("a", "1");
            parted = commit(git, "first");
            git.checkout().setCreateBranch(true).setName("topic").call();
            file("b", "1");
            commit(git, "topic");
            git.checkout().setName("main").call();
            file("c", "1");
            commit(git, "main goes on");
            git.checkout().setName("topic").call();
        }
        try (Checkout checkout = Checkout.open(folder)) {
            assertThat(checkout.mergeBase("main", Optional.empty()).revision()).isEqualTo(parted);
        }
    }

    @Test
    void nothing_that_the_repository_configures_is_run_or_read() throws Exception {
        Path marker = folder.resolve("marker");
        try (Git git = init(folder)) {
            file("x.txt", "1");
            commit(git, "first");
        }
        Files.writeString(
                folder.resolve(".git/config"),
                Files.readString(folder.resolve(".git/config"))
                        + "[filter \"evil\"]\n\tclean = touch "
                        + marker
                        + "\n\tsmudge = touch "
                        + marker
                        + "\n[core]\n\tfsmonitor = touch "
                        + marker
                        + "\n\thooksPath = .\n");
        file(".gitattributes", "*.txt filter=evil\n");
        file("x.txt", "2");
        try (Checkout checkout = Checkout.open(folder)) {
            assertThat(
                            checkout.workingTree()
                                    .text(new RepositoryPath("x.txt"))
                                    .orElseThrow()
                                    .text())
                    .isEqualTo("2");
            assertThat(
                            checkout.commit("HEAD")
                                    .text(new RepositoryPath("x.txt"))
                                    .orElseThrow()
                                    .text())
                    .isEqualTo("1");
        }
        assertThat(marker).doesNotExist();
    }

    @Test
    void fixes_keep_modes_and_are_not_written_through_links() throws Exception {
        file("run.sh", "old\n");
        assertThat(folder.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        FixedFiles.write(
                folder,
                Map.of(new RepositoryPath("run.sh"), "new\n", new RepositoryPath("new/x"), "x"));
        assertThat(folder.resolve("run.sh")).hasContent("new\n").isExecutable();
        assertThat(folder.resolve("new/x")).hasContent("x");
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(folder.resolve("link"), outside.resolve("file"));
        Map<RepositoryPath, String> behind =
                new TreeMap<>(Map.of(new RepositoryPath("out/x"), "x"));
        assertThatThrownBy(() -> FixedFiles.write(folder, behind)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FixedFiles.write(folder, Map.of(new RepositoryPath("link"), "x")))
                .isInstanceOf(IOException.class);
        assertThat(outside).isEmptyDirectory();
    }
}
