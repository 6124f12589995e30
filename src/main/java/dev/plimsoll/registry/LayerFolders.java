package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of a base image's layer lies where stages copy from: in {@code /usr/local}. */
final class LayerFolders {

    /** What each folder shrinks to differs from its layer: text less, libraries more. */
    private static final double COMPRESSED_SIGMA = 0.15;

    /** More packages than this are told as one folder. */
    private static final int MOST = 60;

    /** How the layer that builds Python is told by its history, and in the shipped facts. */
    private static final List<String> BUILDS_PYTHON = List.of("python.tar.xz", "RUN build python");

    /** pip 23 without its bytecode, measured; later ones are like it. */
    private static final long PIP = 7_150_000;

    /** setuptools 65 with pkg_resources, measured; images since 3.12 have none. */
    private static final long SETUPTOOLS = 3_970_000;

    private static final int WITHOUT_SETUPTOOLS = 12;

    /** What lies beside pip then: metadata. */
    private static final long METADATA = 100_000;

    /** Scripts and links: the interpreter itself is a library. */
    private static final long PROGRAMS = 60_000;

    private static final double SIGMA_OF_PACKAGE = 0.10;
    private static final double SIGMA_OF_PROGRAMS = 0.5;

    /** How layers are told that hold packages of the distribution alone, or links to Python. */
    private static final List<String> PACKAGES =
            List.of("rootfs", "debian.sh", "RUN apt", "apt-get install", "apk add");

    private static final List<String> LINKS_PROGRAMS =
            List.of("symlinks in usr/local/bin", "for src in idle3");

    /** Nothing in it but what its other folders hold. */
    private static final BaseImage.Folder NOTHING = nothing("/usr/local");

    private LayerFolders() {}

    /** Exact where the layer was read; of the layer that builds Python it is all. */
    static List<BaseImage.Folder> of(
            String createdBy, Weight layer, long packed, Optional<LayerContents> contents) {
        if (layer.bytes() == 0) return List.of();
        double ratio = (double) packed / layer.bytes();
        if (contents.isPresent()) return read(contents.get().folders(), ratio);
        if (buildsPython(createdBy, layer))
            return List.of(folder("", layer.bytes(), layer.sigma(), ratio));
        if (LINKS_PROGRAMS.stream().anyMatch(createdBy::contains))
            return List.of(folder("/bin", layer.bytes(), layer.sigma(), ratio), NOTHING);
        return PACKAGES.stream().anyMatch(createdBy::contains) ? List.of(NOTHING) : List.of();
    }

    /** Of an image that was not read, by its version of Python, such as 3.12.4. */
    static List<BaseImage.Folder> ofPython(
            String createdBy, Weight layer, long packed, String version) {
        String[] numbers = version.split("\\.", -1);
        if (!buildsPython(createdBy, layer) || numbers.length < 2 || !isNumber(numbers[1]))
            return of(createdBy, layer, packed, Optional.empty());
        double ratio = (double) packed / layer.bytes();
        String site = "/lib/python" + numbers[0] + "." + numbers[1] + "/site-packages";
        boolean setuptools = Integer.parseInt(numbers[1]) < WITHOUT_SETUPTOOLS;
        long beside = METADATA + (setuptools ? SETUPTOOLS : 0);
        return List.of(
                folder("", layer.bytes() - PIP - beside - PROGRAMS, layer.sigma(), ratio),
                folder("/bin", PROGRAMS, SIGMA_OF_PROGRAMS, ratio),
                folder(site, beside, SIGMA_OF_PACKAGE, ratio),
                folder(site + "/pip", PIP, SIGMA_OF_PACKAGE, ratio));
    }

    private static boolean buildsPython(String createdBy, Weight layer) {
        return BUILDS_PYTHON.stream().anyMatch(createdBy::contains)
                && layer.bytes() > 2 * (PIP + SETUPTOOLS);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 4 && text.chars().allMatch(Character::isDigit);
    }

    private static BaseImage.Folder folder(String path, long bytes, double sigma, double ratio) {
        return new BaseImage.Folder(
                ImagePath.of("/usr/local" + path),
                Weight.estimated(bytes, sigma),
                Weight.estimated(Math.round(bytes * ratio), COMPRESSED_SIGMA));
    }

    private static List<BaseImage.Folder> read(Map<String, Long> bytes, double ratio) {
        List<BaseImage.Folder> folders = new ArrayList<>();
        merged(bytes)
                .forEach((path, size) ->
                        folders.add(
                                new BaseImage.Folder(
                                        ImagePath.of("/" + path),
                                        Weight.exact(size),
                                        Weight.estimated(
                                                Math.round(size * ratio), COMPRESSED_SIGMA))));
        emptied(bytes.keySet()).forEach(path -> folders.add(nothing("/" + path)));
        return folders;
    }

    /** Folders whose files are all counted to folders in them. */
    private static Set<String> emptied(Set<String> paths) {
        Set<String> emptied = new TreeSet<>(Set.of("usr/local", "usr/local/bin", "usr/local/lib"));
        for (String path : paths) {
            int site = path.lastIndexOf("-packages/");
            if (site >= 0) emptied.add(path.substring(0, site + "-packages".length()));
            else if (path.startsWith("usr/local/lib/python")) emptied.add(path + "/site-packages");
        }
        emptied.removeAll(paths);
        return emptied;
    }

    private static BaseImage.Folder nothing(String path) {
        return new BaseImage.Folder(ImagePath.of(path), Weight.ZERO, Weight.ZERO);
    }

    private static Map<String, Long> merged(Map<String, Long> bytes) {
        if (bytes.size() <= MOST) return bytes;
        Map<String, Long> merged = new TreeMap<>();
        bytes.forEach((path, size) -> {
            int site = Math.max(path.indexOf("/site-packages/"), path.indexOf("/dist-packages/"));
            String folder = site < 0 ? path : path.substring(0, site + "/site-packages".length());
            merged.merge(folder, size, Long::sum);
        });
        return merged;
    }
}
