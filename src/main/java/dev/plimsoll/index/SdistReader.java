package dev.plimsoll.index;

import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.LocalProject;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.SdistContents;
import dev.plimsoll.python.SdistFilename;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a source distribution, {@code NAME-VERSION.tar.gz}, without keeping it (PEP 625). */
final class SdistReader {

    /** The largest sdists of libraries unpack to some hundred MB. */
    private static final long MAX_UNPACKED = 1L << 30;

    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_ENTRIES = 200_000;

    /** Folders beside the packages that are not installed. */
    private static final Set<String> NO_PACKAGES =
            Set.of("test", "tests", "doc", "docs", "example", "examples", "benchmarks", "build");

    private static final Set<String> COMPILED =
            Set.of("c", "cc", "cpp", "cxx", "pyx", "rs", "f", "f90");

    /** Files that say what is installed. */
    private static final Set<String> TEXTS =
            Set.of(
                    "PKG-INFO",
                    "setup.py",
                    "setup.cfg",
                    "pyproject.toml",
                    "requires.txt",
                    "top_level.txt");

    private final Map<String, Long> files = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();

    static boolean canRead(DistributionFile file) {
        return file.filename().endsWith(".tar.gz") || file.filename().endsWith(".tgz");
    }

    /** Reads to the end of the archive, but not of the stream. */
    void read(InputStream packed) throws IOException {
        // not closed: the caller reads on, in order to know the hash of the whole
        TarArchiveInputStream entries =
                new TarArchiveInputStream(Decompression.of(".tar.gz", packed, MAX_UNPACKED));
        for (TarArchiveEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            if (files.size() > MAX_ENTRIES) throw HttpFailure.malformed("it has too many files");
            String path =
                    entry.getName().startsWith("./")
                            ? entry.getName().substring(2)
                            : entry.getName();
            int slash = path.indexOf('/');
            if (!entry.isFile() || slash < 0) continue;
            String inside = path.substring(slash + 1);
            files.put(inside, entry.getSize());
            String name = inside.substring(inside.lastIndexOf('/') + 1);
            boolean near = inside.equals(name) || inside.contains(".egg-info/");
            if (near && TEXTS.contains(name) && entry.getSize() <= MAX_TEXT)
                texts.put(
                        inside.equals(name) ? name : "egg-info/" + name,
                        new String(entries.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What was read comes to this. */
    SdistContents contents(DistributionFile file, long archiveBytes) {
        Set<String> roots = roots(file);
        long modules = 0;
        long all = 0;
        boolean compiles = false;
        for (var one : files.entrySet()) {
            String extension = one.getKey().substring(one.getKey().lastIndexOf('.') + 1);
            compiles |= COMPILED.contains(extension) && !isBeside(one.getKey());
            if (roots.stream().noneMatch(root -> isIn(one.getKey(), root))) continue;
            all += one.getValue();
            if (extension.equals("py")) modules += one.getValue();
        }
        long metadata = texts.getOrDefault("PKG-INFO", "").length();
        return new SdistContents(
                archiveBytes,
                new SdistRequirements(texts).read(),
                modules == 0 ? 0 : modules + metadata,
                modules == 0 ? 0 : all + 2 * metadata,
                compiles,
                buildRequires());
    }

    private Optional<List<String>> buildRequires() {
        return texts.containsKey("pyproject.toml")
                ? LocalProject.read(name -> Optional.ofNullable(texts.get(name)), List.of())
                        .map(LocalProject::buildRequires)
                : Optional.empty();
    }

    private static boolean isIn(String path, String root) {
        return path.startsWith(root + "/") || path.equals(root + ".py");
    }

    private static boolean isBeside(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && NO_PACKAGES.contains(path.substring(0, slash));
    }

    /**
     * Paths of the packages and modules that are installed: as its own egg-info says, else found.
     */
    private Set<String> roots(DistributionFile file) {
        Set<String> roots = new HashSet<>();
        List<String> named =
                texts.getOrDefault("egg-info/top_level.txt", "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        for (String folder : List.of("", "src/", "lib/", "python/")) {
            for (String name : named) if (has(folder + name)) roots.add(folder + name);
            if (!roots.isEmpty()) return roots;
        }
        PackageName own =
                SdistFilename.parse(file.filename(), file.project())
                        .map(SdistFilename::project)
                        .orElse(file.project());
        for (String folder : List.of("src/", "")) {
            for (String path : files.keySet()) {
                if (!path.startsWith(folder)) continue;
                String inside = path.substring(folder.length());
                int slash = inside.indexOf('/');
                String top =
                        slash < 0
                                ? inside.endsWith(".py")
                                        ? inside.substring(0, inside.length() - 3)
                                        : ""
                                : inside.substring(0, slash);
                boolean isPackage =
                        slash > 0
                                && inside.equals(top + "/__init__.py")
                                && !NO_PACKAGES.contains(top);
                if (isPackage || (!top.isEmpty() && PackageName.of(top).equals(own)))
                    roots.add(folder + top);
            }
            if (!roots.isEmpty()) return roots;
        }
        return roots;
    }

    private boolean has(String root) {
        return files.keySet().stream().anyMatch(path -> isIn(path, root));
    }
}
