package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.LocalProject;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelContents.WheelEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The wheel that a project in the image would become, without building it. */
final class SourceTree {

    /** Folders that setuptools leaves out of a flat layout (its FlatLayoutPackageFinder). */
    private static final Set<String> NO_PACKAGES =
            Set.of(
                    "ci",
                    "bin",
                    "debian",
                    "doc",
                    "docs",
                    "documentation",
                    "manpages",
                    "news",
                    "newsfragments",
                    "changelog",
                    "test",
                    "tests",
                    "unit_test",
                    "unit_tests",
                    "example",
                    "examples",
                    "scripts",
                    "tools",
                    "util",
                    "utils",
                    "python",
                    "build",
                    "benchmark",
                    "benchmarks",
                    "exercise",
                    "exercises",
                    "htmlcov",
                    "node_modules",
                    "venv",
                    "env");

    /** METADATA without a long description, WHEEL, top_level.txt. */
    private static final long METADATA_BYTES = 500;

    /** A line of RECORD: path, hash, size. */
    private static final long RECORD_LINE = 95;

    private static final Set<String> COMPILED =
            Set.of("c", "cc", "cpp", "cxx", "pyx", "rs", "f", "f90");

    /** Build backends that exist for the sake of compiled modules. */
    private static final Set<String> COMPILING_BACKENDS =
            Set.of("mesonpy", "scikit_build_core.build", "maturin", "py_build_cmake.build");

    /** How setup.py and pyproject.toml say that setuptools is to compile. */
    private static final List<String> EXTENSIONS =
            List.of("ext_modules", "ext-modules", "cffi_modules", "rust_extensions");

    /**
     * Compiled modules, with what debuggers read, are rarely more than this against their sources;
     * a small one has the weight of its object file.
     */
    private static final int MOST_OF_SOURCE = 30;

    private static final long SMALL_EXTENSION = 200_000;

    private final Machine machine;
    private final ImagePath folder;
    private final Map<String, GroupFile> files = new TreeMap<>();

    SourceTree(Machine machine, ImagePath folder) {
        this.machine = machine;
        this.folder = folder;
        for (FileGroup group : machine.select(PathPattern.exactly(folder)).groups()) {
            for (GroupFile file : group.files()) {
                String path = group.pathOf(file);
                if (path.length() > folder.value().length())
                    files.put(path.substring(folder.value().length() + 1), file);
            }
        }
    }

    Optional<LocalProject> project(List<String> extras) {
        List<String> names = extras.stream().map(extra -> PackageName.of(extra).value()).toList();
        return LocalProject.read(name -> text(name), names);
    }

    /** A file whose text is not known but that is there says that it is there. */
    private Optional<String> text(String name) {
        return machine.text(folder.resolve(name))
                .or(() ->
                        name.equals("setup.py") && files.containsKey(name)
                                ? Optional.of("**")
                                : Optional.empty());
    }

    /** The wheel of the project as a file, with what it would hold. */
    WheelFile wheel(LocalProject project, Interpreter interpreter) {
        String name = project.name().orElse(folder.name().isEmpty() ? "project" : folder.name());
        String version = project.version().orElse("0.0.0");
        PackageName normal = PackageName.of(name);
        String filename =
                "%s-%s-%s.whl"
                        .formatted(
                                normal.value().replace('-', '_'),
                                version,
                                extensions(project).isPresent()
                                        ? interpreter.ownTag()
                                        : "py3-none-any");
        WheelContents contents = contents(project, filename);
        DistributionFile file =
                new DistributionFile(
                        normal,
                        filename,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(contents.wheelBytes()),
                        true);
        return new WheelFile(
                file,
                Optional.of(contents),
                project.dependencies().orElse(List.of()),
                Optional.empty());
    }

    /** What its compiled modules may weigh; empty where it has none. */
    Optional<Weight> extensions(LocalProject project) {
        long sources =
                files.entrySet().stream()
                        .filter(file -> COMPILED.contains(extension(file.getKey())))
                        .mapToLong(file -> file.getValue().bytes())
                        .sum();
        boolean said =
                COMPILING_BACKENDS.contains(project.backend())
                        || Stream.of("setup.py", "pyproject.toml")
                                .flatMap(name -> machine.text(folder.resolve(name)).stream())
                                .anyMatch(text -> EXTENSIONS.stream().anyMatch(text::contains));
        return sources > 0 && said
                ? Optional.of(
                        Weight.between(0, Math.max(SMALL_EXTENSION, MOST_OF_SOURCE * sources)))
                : Optional.empty();
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private WheelContents contents(LocalProject project, String filename) {
        boolean everything = !project.buildsInPlace();
        String source =
                files.keySet().stream().anyMatch(path -> path.startsWith("src/")) ? "src/" : "";
        Set<String> packages = packages(source);
        List<WheelEntry> entries = new ArrayList<>();
        files.forEach((path, file) -> {
            if (!path.startsWith(source)) return;
            String inside = path.substring(source.length());
            int slash = inside.indexOf('/');
            boolean belongs = slash > 0 && packages.contains(inside.substring(0, slash));
            boolean shipped = everything || inside.endsWith(".py");
            if (belongs && shipped && !inside.contains("__pycache__/"))
                entries.add(new WheelEntry(inside, file.bytes(), file.compressed()));
        });
        String stem = filename.substring(0, filename.indexOf("-", filename.indexOf("-") + 1));
        entries.add(
                new WheelEntry(stem + ".dist-info/METADATA", METADATA_BYTES, METADATA_BYTES / 2));
        long record = RECORD_LINE * (entries.size() + 1L);
        entries.add(new WheelEntry(stem + ".dist-info/RECORD", record, record / 2));
        long all = entries.stream().mapToLong(WheelEntry::bytes).sum();
        long python =
                entries.stream()
                        .filter(entry -> entry.path().endsWith(".py"))
                        .mapToLong(WheelEntry::bytes)
                        .sum();
        long compressed = entries.stream().mapToLong(WheelEntry::compressedBytes).sum();
        return new WheelContents(
                compressed, all, python, entries.size(), 0, entries, Provenance.GIT_TREE);
    }

    private Set<String> packages(String source) {
        Set<String> packages = new HashSet<>();
        for (String path : files.keySet()) {
            if (!path.startsWith(source) || !path.endsWith("/__init__.py")) continue;
            String inside = path.substring(source.length());
            String top = inside.substring(0, inside.indexOf('/'));
            if (!source.isEmpty() || !NO_PACKAGES.contains(top)) packages.add(top);
        }
        return packages;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * What setuptools leaves beside the source: a second copy of the modules below {@code
     * build/lib}, and the egg-info.
     */
    FileGroup leftovers(WheelContents contents, boolean editable) {
        List<GroupFile> left = new ArrayList<>();
        for (WheelEntry entry : contents.files()) {
            boolean module = !entry.path().contains(".dist-info/");
            if (module && !editable)
                left.add(
                        GroupFile.of(
                                "build/lib/" + entry.path(),
                                entry.bytes(),
                                entry.compressedBytes()));
        }
        left.add(GroupFile.of("project.egg-info/PKG-INFO", METADATA_BYTES, METADATA_BYTES / 2));
        return FileGroup.of("build:" + folder.name(), folder, left, Provenance.MODEL);
    }
}
