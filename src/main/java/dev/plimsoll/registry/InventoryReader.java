package dev.plimsoll.registry;

import dev.plimsoll.build.Inventory;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Lays the layers of an image over each other and tells what is installed. */
final class InventoryReader {

    private final TreeMap<String, String> texts = new TreeMap<>();
    private final TreeMap<String, String> owners = new TreeMap<>();
    private final TreeSet<String> names = new TreeSet<>();

    private InventoryReader() {}

    /** {@code layers} from the first to the last. */
    static Inventory read(List<LayerContents> layers, ImageConfig config) {
        var reader = new InventoryReader();
        layers.forEach(reader::add);
        return reader.inventory(config);
    }

    private void add(LayerContents layer) {
        layer.opaque().forEach(folder -> remove(path -> isBelow(path, folder)));
        layer.removed().forEach(gone -> remove(path -> path.equals(gone) || isBelow(path, gone)));
        texts.putAll(layer.texts());
        owners.putAll(layer.owners());
        names.addAll(layer.names());
    }

    private void remove(Predicate<String> gone) {
        texts.keySet().removeIf(gone);
        names.removeIf(gone);
    }

    private static boolean isBelow(String path, String folder) {
        return folder.isEmpty()
                || (path.length() > folder.length()
                        && path.charAt(folder.length()) == '/'
                        && path.startsWith(folder));
    }

    private Inventory inventory(ImageConfig config) {
        OsRelease os =
                OsRelease.parse(
                        texts.getOrDefault(
                                "etc/os-release", texts.getOrDefault("usr/lib/os-release", "")));
        Optional<String> python = python(config);
        return new Inventory(
                os.id(),
                os.release(),
                dpkg(),
                StatusFiles.apk(
                        texts.getOrDefault(
                                "lib/apk/db/installed",
                                texts.getOrDefault("usr/lib/apk/db/installed", ""))),
                AptSourcesReader.read(texts, os),
                pathExcludes(),
                python,
                distributions(python),
                commands(),
                libraries());
    }

    private InstalledPackages dpkg() {
        Map<String, String> versions =
                new TreeMap<>(StatusFiles.dpkg(texts.getOrDefault("var/lib/dpkg/status", "")));
        texts.forEach((path, text) -> {
            if (path.startsWith("var/lib/dpkg/status.d/")) versions.putAll(StatusFiles.dpkg(text));
        });
        return versions.isEmpty()
                ? InstalledPackages.NONE
                : new InstalledPackages(
                        versions,
                        StatusFiles.automatic(
                                texts.getOrDefault("var/lib/apt/extended_states", "")));
    }

    private List<String> pathExcludes() {
        List<String> lines = new ArrayList<>();
        texts.forEach((path, text) -> {
            if (!path.startsWith("etc/dpkg/dpkg.cfg.d/")) return;
            text.lines()
                    .map(String::strip)
                    .filter(line ->
                            line.startsWith("path-exclude") || line.startsWith("path-include"))
                    .map(InventoryReader::spaced)
                    .forEach(lines::add);
        });
        return lines;
    }

    // dpkg takes "path-exclude=PATTERN" and "path-exclude PATTERN"
    private static String spaced(String line) {
        int end = "path-exclude".length();
        return line.substring(0, end)
                + " "
                + line.substring(Math.min(line.length(), end + 1)).strip();
    }

    private Optional<String> python(ImageConfig config) {
        Optional<String> stated =
                Optional.ofNullable(config.environment().get("PYTHON_VERSION"))
                        .filter(version ->
                                names.stream()
                                        .anyMatch(name -> name.startsWith("usr/local/bin/python")));
        return stated.or(() -> interpreter("usr/local/bin/python3."))
                .or(() -> interpreter("usr/bin/python3."));
    }

    private Optional<String> interpreter(String prefix) {
        return names.subSet(prefix, prefix + '\uffff').stream()
                .map(path -> path.substring(prefix.length()))
                .filter(minor ->
                        !minor.isEmpty() && minor.chars().allMatch(c -> c >= '0' && c <= '9'))
                .findFirst()
                .map(minor -> "3." + minor);
    }

    private Map<String, String> distributions(Optional<String> python) {
        Map<String, String> found = new TreeMap<>();
        Optional<String> minor = python.map(InventoryReader::minor);
        List<String> sites =
                minor.map(v ->
                                List.of(
                                        "usr/local/lib/python" + v + "/site-packages/",
                                        "usr/lib/python" + v + "/site-packages/",
                                        "usr/lib/python3/dist-packages/"))
                        .orElse(List.of());
        for (String site : sites) {
            names.subSet(site, site + '\uffff').stream()
                    .map(path -> path.substring(site.length()))
                    .forEach(folder -> putDistribution(folder, found));
            if (!found.isEmpty()) break;
        }
        return found;
    }

    // NAME-VERSION.dist-info, NAME-VERSION[-pyX.Y].egg-info
    private static void putDistribution(String folder, Map<String, String> found) {
        String stem = folder.substring(0, folder.lastIndexOf('.'));
        int dash = stem.indexOf('-');
        if (dash < 1) return;
        int end = stem.indexOf("-py", dash + 1);
        found.put(
                PackageName.of(stem.substring(0, dash)).value(),
                end < 0 ? stem.substring(dash + 1) : stem.substring(dash + 1, end));
    }

    private static String minor(String version) {
        int first = version.indexOf('.');
        int second = first < 0 ? -1 : version.indexOf('.', first + 1);
        return second < 0 ? version : version.substring(0, second);
    }

    private Map<String, String> commands() {
        Map<String, String> commands = new TreeMap<>();
        for (String path : names) {
            int slash = path.lastIndexOf('/');
            if (slash < 0 || !InterestingPaths.isProgram(path.substring(0, slash))) continue;
            // where /bin is a link to /usr/bin, packages may name either
            String owner =
                    owners.getOrDefault(
                            path,
                            owners.getOrDefault(
                                    path.startsWith("usr/")
                                            ? path.substring("usr/".length())
                                            : "usr/" + path,
                                    ""));
            commands.merge(
                    path.substring(slash + 1), owner, (one, other) -> one.isEmpty() ? other : one);
        }
        return commands;
    }

    private Set<String> libraries() {
        Set<String> libraries = new TreeSet<>();
        for (String path : names) {
            int slash = path.lastIndexOf('/');
            if (slash > 0
                    && InterestingPaths.isLibrary(
                            path.substring(0, slash), path.substring(slash + 1)))
                libraries.add(path.substring(slash + 1));
        }
        return libraries;
    }
}
