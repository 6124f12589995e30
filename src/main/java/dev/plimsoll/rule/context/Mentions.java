package dev.plimsoll.rule.context;

import dev.plimsoll.python.PythonSource;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a project's own code and settings name: modules that they import and words that may be
 * paths. Tests and the settings of development tools do not count.
 *
 * @param imports local dotted names, each part by itself
 * @param words strings of code and words of settings, as written
 * @param complete false where there is more than is read
 */
public record Mentions(Set<String> imports, Set<String> words, boolean complete) {

    /** Each file is one request to the host of the repository. */
    private static final int MOST_FILES = 600;

    private static final long MOST_BYTES = 512 * 1024;

    private static final Set<String> READ =
            Set.of(
                    "py", "sh", "bash", "toml", "cfg", "ini", "conf", "in", "yml", "yaml", "json",
                    "html", "service");

    /** Tools that run outside images; their settings name tests and documents for them alone. */
    private static final Set<String> DEVELOPMENT_SETTINGS =
            Set.of(
                    "tox.ini",
                    "pytest.ini",
                    "noxfile.py",
                    "mypy.ini",
                    "mkdocs.yml",
                    "mkdocs.yaml",
                    "codecov.yml",
                    "package.json",
                    "package-lock.json",
                    "pyrightconfig.json",
                    "renovate.json",
                    "ruff.toml",
                    ".ruff.toml",
                    "conftest.py",
                    "fabfile.py",
                    "uv.lock",
                    "poetry.lock");

    private static final Set<String> TEST_FOLDERS =
            Set.of("tests", "test", "docs", "doc", "node_modules", ".github", ".git");

    /** Settings of a project that is packaged: only what they say about packages counts. */
    private static final Set<String> PACKAGING = Set.of("pyproject.toml", "setup.cfg");

    private static final List<String> ABOUT_PACKAGES =
            List.of(
                    "package", "include", "readme", "license", "where", "version", "file =",
                    "path =");

    private static final Function<SourceFile, PythonSource> PYTHON = Mentions::python;
    private static final Function<SourceFile, Set<String>> SETTINGS = Mentions::settings;

    private static PythonSource python(SourceFile source) {
        return PythonSource.parse(source.text());
    }

    private static Set<String> settings(SourceFile source) {
        return source.text()
                .lines()
                .filter(line -> counts(source.path(), line))
                .flatMap(line -> words(line).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Question(RepositoryPath context) {}

    /** Edits of other files, such as Dockerfiles, leave it as it is. */
    static Mentions in(Snapshot snapshot, RepositoryPath context) {
        boolean asBefore =
                snapshot.edited().stream()
                        .flatMap(path -> snapshot.entry(path).stream())
                        .noneMatch(entry -> entry.path().isIn(context) && isRead(entry, context));
        return (asBefore ? snapshot.origin() : snapshot)
                .conclude(
                        new Question(context),
                        q -> read(asBefore ? snapshot.origin() : snapshot, context));
    }

    private static Mentions read(Snapshot snapshot, RepositoryPath context) {
        List<Entry> candidates =
                snapshot.below(context).values().stream()
                        .filter(entry -> isRead(entry, context))
                        .toList();
        Set<String> local = localNames(candidates, context);
        Set<String> imports = new HashSet<>();
        Set<String> words = new HashSet<>();
        candidates.stream()
                .limit(MOST_FILES)
                .forEach(entry -> {
                    if (entry.path().name().endsWith(".py"))
                        snapshot.text(entry.path(), PYTHON)
                                .ifPresent(source -> addPython(source, local, imports, words));
                    else snapshot.text(entry.path(), SETTINGS).ifPresent(words::addAll);
                });
        return new Mentions(imports, words, candidates.size() <= MOST_FILES);
    }

    private static boolean isRead(Entry entry, RepositoryPath context) {
        String name = entry.path().name();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean text =
                READ.contains(ending)
                        || name.startsWith("Procfile")
                        || (ending.equals("txt") && name.contains("require"));
        boolean development =
                DEVELOPMENT_SETTINGS.contains(name)
                        || name.startsWith(".")
                        || name.startsWith("test_")
                        || name.contains("compose");
        return entry.isFile()
                && entry.bytes() <= MOST_BYTES
                && text
                && !development
                && !liesInTests(entry.path(), context);
    }

    private static boolean liesInTests(RepositoryPath path, RepositoryPath context) {
        return List.of(path.parent().from(context).split("/", -1)).stream()
                .anyMatch(TEST_FOLDERS::contains);
    }

    private static boolean counts(RepositoryPath path, String line) {
        return !PACKAGING.contains(path.name()) || ABOUT_PACKAGES.stream().anyMatch(line::contains);
    }

    private static Set<String> localNames(List<Entry> entries, RepositoryPath context) {
        Set<String> names = new HashSet<>(TEST_FOLDERS);
        for (Entry entry : entries) {
            names.addAll(List.of(entry.path().from(context).split("/", -1)));
            if (entry.path().name().endsWith(".py"))
                names.add(
                        entry.path()
                                .name()
                                .substring(0, entry.path().name().length() - ".py".length()));
        }
        return names;
    }

    private static void addPython(
            PythonSource source, Set<String> local, Set<String> imports, Set<String> words) {
        for (String name : source.imports()) {
            List<String> parts = List.of(name.split("\\.", -1));
            if (local.contains(parts.getFirst())) imports.addAll(parts);
            words.add("import:" + parts.getFirst());
        }
        source.relativeImports().forEach(name -> imports.addAll(List.of(name.split("\\.", -1))));
        source.strings().forEach(string -> words.addAll(words(string)));
    }

    /** The words of a text, parted at blanks, quotes and punctuation that no path has. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c > ' ' && "\"'`=,;:()[]{}<>|&".indexOf(c) < 0) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Whether a module or path of this name is used. */
    boolean ofFolder(String name) {
        return imports.contains(name) || words.stream().anyMatch(word -> hasPart(word, name));
    }

    /** Whether a file of this name is named. */
    boolean ofFile(String name) {
        return words.stream().anyMatch(word -> word.equals(name) || word.endsWith("/" + name));
    }

    /** Whether a module of this name is imported anywhere. */
    boolean importsAny(String... modules) {
        return List.of(modules).stream().anyMatch(module -> words.contains("import:" + module));
    }

    /**
     * Whether the word, taken as a path or dotted name, goes through that folder; what looks like a
     * URL does not.
     */
    static boolean hasPart(String word, String name) {
        if (!word.contains(name) || word.startsWith("//") || word.equals("/" + name)) return false;
        return List.of(word.split("[/.]", -1)).contains(name);
    }
}
