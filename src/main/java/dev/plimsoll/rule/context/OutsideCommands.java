package dev.plimsoll.rule.context;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.Set;

/**
 * Commands outside Dockerfiles that run something inside an image: compose files, workflows,
 * makefiles, scripts.
 */
final class OutsideCommands {

    private static final long MOST_BYTES = 256 * 1024;

    /** Programs that read a project's tests. */
    private static final Set<String> TEST_RUNNERS =
            Set.of(
                    "pytest",
                    "py.test",
                    "tox",
                    "nox",
                    "unittest",
                    "nosetests",
                    "test",
                    "tests",
                    "coverage");

    private OutsideCommands() {}

    /** Whether tests are run in an image, so that it must hold them. */
    static boolean runTests(Snapshot snapshot) {
        return snapshot.entries().values().stream()
                .filter(entry ->
                        entry.isFile() && entry.bytes() <= MOST_BYTES && mayStart(entry.path()))
                .anyMatch(entry ->
                        snapshot.text(entry.path())
                                .filter(source -> runsTests(entry, source.text()))
                                .isPresent());
    }

    private static boolean mayStart(RepositoryPath path) {
        String name = path.name();
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return (yaml
                        && (path.value().startsWith(".github/workflows/")
                                || name.contains("compose")
                                || name.startsWith(".gitlab-ci")
                                || path.value().startsWith(".circleci/")))
                || name.equals("Makefile")
                || name.equals("makefile")
                || name.equals("justfile")
                || name.endsWith(".sh")
                || name.equals("tox.ini");
    }

    private static boolean runsTests(Entry entry, String text) {
        boolean compose = entry.path().name().contains("compose");
        return text.lines()
                .filter(line ->
                        compose
                                ? line.contains("command:") || line.contains("entrypoint:")
                                : line.contains("docker") || line.contains("podman"))
                .anyMatch(line -> isTestRun(Mentions.words(line)));
    }

    static boolean isTestRun(List<String> words) {
        return words.stream().anyMatch(TEST_RUNNERS::contains);
    }
}
