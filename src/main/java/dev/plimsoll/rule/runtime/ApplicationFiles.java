package dev.plimsoll.rule.runtime;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.python.PythonSource;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The repository's files that an image ships and that may start programs or load libraries when it
 * runs.
 *
 * @param python source files, tests and packaging aside
 * @param scripts shell scripts and settings that the image's commands reach, each by its name
 */
public record ApplicationFiles(List<RepositoryPath> python, List<RepositoryPath> scripts) {

    private static final Set<String> NOT_RUN =
            Set.of("setup.py", "conftest.py", "noxfile.py", "fabfile.py");

    /** What Invoke looks for, and what Celery's applications call their modules, too. */
    private static final String TASKS = "tasks.py";

    private static final Set<String> NOT_RUN_FOLDERS =
            Set.of(
                    "tests",
                    "test",
                    "testing",
                    "docs",
                    "doc",
                    "examples",
                    ".github",
                    "node_modules");

    /**
     * Finds them among what the stage holds in the end.
     *
     * @param commands words of what the image runs: its command, its checks, the RUNs that stay
     */
    public static ApplicationFiles in(
            Snapshot snapshot, BuiltStage stage, Collection<String> commands) {
        Set<RepositoryPath> shipped = shipped(stage);
        List<RepositoryPath> python =
                shipped.stream()
                        .filter(path -> path.name().endsWith(".py") && isRun(path))
                        .filter(path -> !isOfInvoke(snapshot, path))
                        .toList();
        List<RepositoryPath> others =
                shipped.stream().filter(path -> !path.name().endsWith(".py")).toList();
        return new ApplicationFiles(python, reached(snapshot, others, python, commands));
    }

    /** Every file of the repository that can be seen in the stage. */
    public static Set<RepositoryPath> shipped(BuiltStage stage) {
        Set<RepositoryPath> paths = new TreeSet<>();
        if (stage.steps().isEmpty()) return paths;
        stage.steps()
                .getLast()
                .files()
                .visible()
                .map(FileGroup::files)
                .flatMap(List::stream)
                .map(GroupFile::content)
                .forEach(content -> {
                    if (content.isPresent()
                            && content.get() instanceof FileContent.Repository(RepositoryPath path))
                        paths.add(path);
                });
        return paths;
    }

    private static boolean isRun(RepositoryPath path) {
        if (NOT_RUN.contains(path.name())
                || path.name().startsWith("test_")
                || path.name().endsWith("_test.py")) return false;
        for (RepositoryPath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
            if (NOT_RUN_FOLDERS.contains(folder.name())) return false;
        }
        return true;
    }

    private static boolean isOfInvoke(Snapshot snapshot, RepositoryPath path) {
        return path.name().equals(TASKS)
                && snapshot.text(path)
                        .map(source -> PythonSource.parse(source.text()).imports())
                        .filter(names -> names.stream().anyMatch(ApplicationFiles::isInvoke))
                        .isPresent();
    }

    private static boolean isInvoke(String module) {
        return module.equals("invoke") || module.startsWith("invoke.");
    }

    /** Files whose name a command says, then those that these say, until no more are found. */
    private static List<RepositoryPath> reached(
            Snapshot snapshot,
            List<RepositoryPath> candidates,
            List<RepositoryPath> python,
            Collection<String> commands) {
        Set<String> said = new HashSet<>();
        commands.forEach(command -> said.add(name(command)));
        said.addAll(CalledCommands.in(snapshot, python).keySet());
        List<RepositoryPath> reached = new ArrayList<>();
        List<RepositoryPath> left = new ArrayList<>(candidates);
        boolean more = true;
        while (more) {
            List<RepositoryPath> found =
                    left.stream()
                            .filter(path -> isSettings(path) || said.contains(path.name()))
                            .toList();
            more = left.removeAll(found);
            reached.addAll(found);
            said.addAll(CalledCommands.in(snapshot, found).keySet());
            found.forEach(path -> said.addAll(words(snapshot, path)));
        }
        return reached;
    }

    /** What supervisors and process runners read by convention. */
    private static boolean isSettings(RepositoryPath path) {
        String name = path.name();
        return name.startsWith("Procfile")
                || name.endsWith(".conf")
                || name.endsWith(".service")
                || (name.endsWith(".ini") && !name.equals("tox.ini") && !name.equals("pytest.ini"));
    }

    private static List<String> words(Snapshot snapshot, RepositoryPath path) {
        boolean readable =
                snapshot.entry(path)
                        .filter(Entry::isFile)
                        .filter(entry -> entry.bytes() <= CalledCommands.MAX_FILE_BYTES)
                        .isPresent();
        if (!readable) return List.of();
        List<String> words = new ArrayList<>();
        snapshot.text(path)
                .ifPresent(source -> {
                    for (String word : source.text().split("[\\s\"'=;|&()]+", -1))
                        words.add(name(word));
                });
        return words;
    }

    private static String name(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }
}
