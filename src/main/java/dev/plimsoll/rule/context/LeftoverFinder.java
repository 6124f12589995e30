package dev.plimsoll.rule.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Recognises, among the paths of a context, what images do not need, by names that tools give. */
final class LeftoverFinder {

    private static final Set<String> CACHE_FOLDERS =
            Set.of(
                    "__pycache__",
                    ".pytest_cache",
                    ".mypy_cache",
                    ".ruff_cache",
                    ".tox",
                    ".nox",
                    ".hypothesis",
                    "htmlcov",
                    ".ipynb_checkpoints",
                    ".eggs");

    private static final Set<String> CACHE_FILES = Set.of(".coverage", "coverage.xml", ".DS_Store");

    private static final Set<String> SECRET_FILES =
            Set.of(".env", ".envrc", ".netrc", ".pypirc", "id_rsa", "id_ed25519");

    private static final Set<String> TEST_FOLDERS = Set.of("tests", "test");

    private static final Set<String> DOCUMENT_FOLDERS = Set.of("docs", "doc");

    private static final Set<String> DOCUMENT_ENDINGS =
            Set.of(
                    "md", "rst", "txt", "adoc", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf",
                    "csv", "drawio", "puml", "mmd", "bib", "tex");

    private static final Set<String> DOCUMENT_TOOLS =
            Set.of("conf.py", "Makefile", "make.bat", "mkdocs.yml", "index.html");

    private static final Set<String> PROJECT_FOLDERS =
            Set.of(".github", ".circleci", ".vscode", ".idea", ".devcontainer");

    private static final Set<String> PROJECT_FILES =
            Set.of(
                    ".gitignore",
                    ".gitattributes",
                    ".dockerignore",
                    ".editorconfig",
                    ".pre-commit-config.yaml",
                    ".gitlab-ci.yml",
                    ".travis.yml",
                    "tox.ini",
                    "Makefile",
                    "README.md",
                    "CHANGELOG.md",
                    "CONTRIBUTING.md",
                    "CODE_OF_CONDUCT.md",
                    "SECURITY.md");

    private final SortedSet<String> paths;
    private final Set<IgnoreLine> lines = new LinkedHashSet<>();

    private LeftoverFinder(SortedSet<String> paths) {
        this.paths = paths;
    }

    /**
     * @param paths what the builder is sent, relative to the context
     */
    static List<IgnoreLine> in(SortedSet<String> paths) {
        LeftoverFinder finder = new LeftoverFinder(paths);
        paths.forEach(finder::look);
        return List.copyOf(finder.lines);
    }

    private void look(String path) {
        List<String> parts = List.of(path.split("/", -1));
        String name = parts.getLast();
        for (int depth = 0; depth < parts.size() - 1; depth++) {
            String folder = String.join("/", parts.subList(0, depth + 1));
            lookAtFolder(folder, parts.get(depth), depth);
        }
        if (name.endsWith(".pyc") || name.endsWith(".pyo"))
            add("**/*" + name.substring(name.lastIndexOf('.')), Leftover.CACHES);
        else if (CACHE_FILES.contains(name) || name.startsWith(".coverage."))
            add("**/" + (name.startsWith(".coverage.") ? ".coverage.*" : name), Leftover.CACHES);
        else if (name.equals("pyvenv.cfg") && parts.size() > 1)
            add(path.substring(0, path.lastIndexOf('/')), Leftover.ENVIRONMENTS);
        else if (isSecret(name)) add("**/" + name, Leftover.SECRETS);
        else if (parts.size() == 1 && isProjectFile(name)) add(name, Leftover.PROJECT_FILES);
    }

    private void lookAtFolder(String folder, String name, int depth) {
        if (CACHE_FOLDERS.contains(name)) add("**/" + name, Leftover.CACHES);
        else if (name.endsWith(".egg-info")) add("**/*.egg-info", Leftover.BUILDS);
        else if (name.equals("node_modules")) add(folder, Leftover.BUILDS);
        else if (depth == 0 && name.equals("dist") && holds(folder, List.of(".whl", ".tar.gz")))
            add(folder, Leftover.BUILDS);
        else if (depth == 0
                && name.equals("build")
                && (hasFolder(folder + "/lib") || hasFolder(folder + "/bdist.linux-x86_64")))
            add(folder, Leftover.BUILDS);
        else if (depth == 0 && PROJECT_FOLDERS.contains(name)) add(folder, Leftover.PROJECT_FILES);
        else if (TEST_FOLDERS.contains(name) && isTests(folder)) add(folder, Leftover.TESTS);
        else if (depth == 0 && DOCUMENT_FOLDERS.contains(name) && isDocuments(folder))
            add(folder, Leftover.DOCUMENTATION);
    }

    private void add(String pattern, Leftover kind) {
        boolean plain =
                pattern.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "._-/*+@".indexOf(c) >= 0);
        if (plain && !covered(pattern)) lines.add(new IgnoreLine(pattern, kind));
    }

    /** Whether a folder above it is a line already. */
    private boolean covered(String pattern) {
        return lines.stream()
                .anyMatch(line ->
                        pattern.startsWith(line.pattern() + "/")
                                && line.kind() != Leftover.CACHES
                                && line.kind() != Leftover.TESTS);
    }

    private SortedSet<String> below(String folder) {
        return paths.subSet(folder + "/", folder + "0");
    }

    private boolean hasFolder(String folder) {
        return !below(folder).isEmpty();
    }

    private boolean holds(String folder, List<String> endings) {
        return below(folder).stream().anyMatch(path -> endings.stream().anyMatch(path::endsWith));
    }

    private boolean isTests(String folder) {
        return below(folder).stream()
                .map(LeftoverFinder::nameOf)
                .anyMatch(name ->
                        name.equals("conftest.py")
                                || (name.endsWith(".py")
                                        && (name.startsWith("test_")
                                                || name.endsWith("_test.py")
                                                || name.equals("tests.py"))));
    }

    private boolean isDocuments(String folder) {
        List<String> others = new ArrayList<>();
        for (String path : below(folder)) {
            String name = nameOf(path);
            Optional<String> ending =
                    name.lastIndexOf('.') > 0
                            ? Optional.of(name.substring(name.lastIndexOf('.') + 1))
                            : Optional.empty();
            if (!DOCUMENT_TOOLS.contains(name)
                    && ending.filter(DOCUMENT_ENDINGS::contains).isEmpty()) others.add(name);
        }
        return others.isEmpty();
    }

    private static boolean isSecret(String name) {
        boolean example =
                name.contains("example")
                        || name.contains("sample")
                        || name.contains("template")
                        || name.contains("dist");
        return SECRET_FILES.contains(name)
                || (name.startsWith(".env.") && !example)
                || name.endsWith(".pem");
    }

    private static boolean isProjectFile(String name) {
        return PROJECT_FILES.contains(name)
                || name.startsWith("Dockerfile")
                || name.startsWith("docker-compose")
                || name.equals("compose.yml")
                || name.equals("compose.yaml");
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
