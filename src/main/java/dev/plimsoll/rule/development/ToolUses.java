package dev.plimsoll.rule.development;

import dev.plimsoll.python.PythonSource;
import dev.plimsoll.rule.context.ContextDockerfiles;
import dev.plimsoll.rule.context.Mentions;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a context's own code and commands use: modules that are imported or named in strings,
 * programs that are started.
 *
 * @param modules top modules that code which is no test imports, each with the file
 * @param strings dotted names in strings of such code, each with the file
 * @param started words of commands, each with the file
 * @param complete false where there is more code than is read
 */
record ToolUses(
        Map<String, RepositoryPath> modules,
        Map<String, RepositoryPath> strings,
        Map<String, RepositoryPath> started,
        boolean complete) {

    /** Each file is one request to the host of the repository. */
    private static final int MOST_FILES = 1_000;

    private static final long MOST_BYTES = 1 << 20;

    private static final Set<String> TEST_FOLDERS =
            Set.of("tests", "test", "testing", "docs", "doc", ".github");

    private static final Set<String> NOT_RUN =
            Set.of("conftest.py", "noxfile.py", "tests.py", "fabfile.py");

    /** A bare word in a file with one of these may be a module's or a program's name. */
    private static final List<String> MEANS_NAMES =
            List.of(
                    "INSTALLED_APPS",
                    "MIDDLEWARE",
                    "import_module",
                    "__import__",
                    "subprocess",
                    "os.system",
                    "os.exec",
                    "plugin",
                    "PLUGIN",
                    "entry_point",
                    "run_module",
                    "find_spec");

    static ToolUses in(Snapshot snapshot, RepositoryPath context) {
        ToolUses uses = new ToolUses(new HashMap<>(), new HashMap<>(), new HashMap<>(), true);
        List<Entry> code = new ArrayList<>();
        for (Entry entry : snapshot.below(context).values()) {
            if (!entry.isFile() || entry.bytes() > MOST_BYTES) continue;
            if (entry.path().name().endsWith(".py") && isRun(entry.path(), context))
                code.add(entry);
            else if (startsPrograms(entry.path())) uses.addCommands(snapshot, entry.path());
            else if (isPackaging(entry.path())) uses.addEntryPoints(snapshot, entry.path());
        }
        code.stream().limit(MOST_FILES).forEach(entry -> uses.addCode(snapshot, entry.path()));
        ContextDockerfiles.in(snapshot, context)
                .words()
                .forEach(word ->
                        uses.started.putIfAbsent(nameOf(word), new RepositoryPath("Dockerfile")));
        return new ToolUses(uses.modules, uses.strings, uses.started, code.size() <= MOST_FILES);
    }

    private static boolean isRun(RepositoryPath path, RepositoryPath context) {
        String name = path.name();
        if (NOT_RUN.contains(name) || name.startsWith("test_") || name.endsWith("_test.py"))
            return false;
        return List.of(path.parent().from(context).split("/", -1)).stream()
                .noneMatch(TEST_FOLDERS::contains);
    }

    /**
     * Files whose commands run in the image; those of workflows, makefiles and documents only where
     * they speak of containers.
     */
    private static boolean startsPrograms(RepositoryPath path) {
        String name = path.name();
        return name.endsWith(".sh")
                || name.startsWith("Procfile")
                || name.contains("compose")
                || name.endsWith(".conf")
                || name.equals("Makefile")
                || name.equals("justfile")
                || (name.endsWith(".yml") && path.value().startsWith(".github/workflows/"))
                || name.equals(".gitlab-ci.yml")
                || name.endsWith(".md")
                || name.endsWith(".rst");
    }

    private static boolean isPackaging(RepositoryPath path) {
        return path.name().equals("pyproject.toml") || path.name().equals("setup.cfg");
    }

    private void addCode(Snapshot snapshot, RepositoryPath path) {
        snapshot.text(path)
                .ifPresent(source -> {
                    PythonSource python = PythonSource.parse(source.text());
                    python.imports().forEach(name -> modules.putIfAbsent(top(name), path));
                    boolean meansNames = MEANS_NAMES.stream().anyMatch(source.text()::contains);
                    for (String string : python.strings()) {
                        Set<String> words = new HashSet<>(Mentions.words(string));
                        words.stream()
                                .filter(word -> meansNames || word.indexOf('.') > 0)
                                .forEach(word -> strings.putIfAbsent(top(word), path));
                    }
                });
    }

    private void addCommands(Snapshot snapshot, RepositoryPath path) {
        boolean anywhere =
                path.name().startsWith("Procfile")
                        || path.name().contains("compose")
                        || path.name().endsWith(".conf")
                        || isStartedByName(path);
        snapshot.text(path)
                .ifPresent(source ->
                        source.text()
                                .lines()
                                .filter(line ->
                                        anywhere
                                                || line.contains("docker")
                                                || line.contains("podman"))
                                .forEach(line ->
                                        Mentions.words(line)
                                                .forEach(word ->
                                                        started.putIfAbsent(nameOf(word), path))));
    }

    /** Scripts that images start by convention; others count where they speak of containers. */
    private static boolean isStartedByName(RepositoryPath path) {
        return path.name().contains("entrypoint")
                || path.name().contains("start")
                || path.name().contains("run")
                || path.name().contains("boot");
    }

    private void addEntryPoints(Snapshot snapshot, RepositoryPath path) {
        snapshot.text(path)
                .ifPresent(source ->
                        source.text()
                                .lines()
                                .filter(line -> line.indexOf('=') > 0)
                                .forEach(line -> {
                                    String value =
                                            line.substring(line.indexOf('=') + 1)
                                                    .strip()
                                                    .replace("\"", "")
                                                    .replace("'", "");
                                    boolean reference =
                                            value.indexOf(':') > 0
                                                    && value.chars()
                                                            .noneMatch(Character::isWhitespace);
                                    if (reference)
                                        strings.putIfAbsent(
                                                top(value.substring(0, value.indexOf(':'))), path);
                                }));
    }

    private static String top(String dotted) {
        int dot = dotted.indexOf('.');
        return dot <= 0 ? dotted : dotted.substring(0, dot);
    }

    private static String nameOf(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    /** Where the tool is used. */
    Optional<RepositoryPath> of(DevelopmentTool tool) {
        for (String module : tool.modules()) {
            RepositoryPath found = modules.getOrDefault(module, strings.get(module));
            if (found != null) return Optional.of(found);
            if (started.containsKey(module)) return Optional.of(started.get(module));
        }
        return tool.commands().stream().filter(started::containsKey).map(started::get).findFirst();
    }
}
