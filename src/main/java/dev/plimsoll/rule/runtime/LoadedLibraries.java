package dev.plimsoll.rule.runtime;

import dev.plimsoll.python.PythonArguments;
import dev.plimsoll.python.PythonSource;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shared libraries that Python sources load by name, through ctypes or cffi.
 *
 * @param families development packages of those that are known, each with the file that loads it
 * @param unknown the first file that loads a library of which no package is known
 */
record LoadedLibraries(Map<String, RepositoryPath> families, Optional<RepositoryPath> unknown) {

    private static final List<String> LOADERS =
            List.of("CDLL", "LoadLibrary", "find_library", "dlopen");

    /**
     * Names as {@code find_library} takes them; those of the C library and of what Python itself
     * needs are everywhere.
     */
    private static final Map<String, String> FAMILIES =
            Map.ofEntries(
                    Map.entry("magic", "libmagic-dev"),
                    Map.entry("gomp", "libgomp1"),
                    Map.entry("cairo", "libcairo2-dev"),
                    Map.entry("cairo-2", "libcairo2-dev"),
                    Map.entry("pango-1.0", "libpango1.0-dev"),
                    Map.entry("zbar", "libzbar-dev"),
                    Map.entry("usb-1.0", "libusb-1.0-0-dev"),
                    Map.entry("vips", "libvips-dev"),
                    Map.entry("sndfile", "libsndfile1-dev"),
                    Map.entry("portaudio", "portaudio19-dev"),
                    Map.entry("sodium", "libsodium-dev"),
                    Map.entry("pq", "libpq-dev"),
                    Map.entry("xml2", "libxml2-dev"),
                    Map.entry("xslt", "libxslt1-dev"),
                    Map.entry("curl", "libcurl4-openssl-dev"),
                    Map.entry("gobject-2.0", "libglib2.0-dev"),
                    Map.entry("glib-2.0", "libglib2.0-dev"),
                    Map.entry("MagickWand", "libmagickwand-dev"),
                    Map.entry("yaml", "libyaml-dev"),
                    Map.entry("gmp", "libgmp-dev"),
                    Map.entry("snappy", "libsnappy-dev"),
                    Map.entry("enchant-2", "libenchant-2-dev"),
                    Map.entry("proj", "libproj-dev"),
                    Map.entry("geos_c", "libgeos-dev"),
                    Map.entry("gdal", "libgdal-dev"),
                    Map.entry("spatialindex", "libspatialindex-dev"),
                    Map.entry("rdkafka", "librdkafka-dev"));

    private static final Set<String> EVERYWHERE =
            Set.of(
                    "c", "m", "dl", "rt", "pthread", "util", "ssl", "crypto", "z", "sqlite3", "ffi",
                    "uuid", "bz2", "lzma", "stdc++", "gcc_s");

    static LoadedLibraries in(Snapshot snapshot, Collection<RepositoryPath> files) {
        Map<String, RepositoryPath> families = new LinkedHashMap<>();
        Optional<RepositoryPath> unknown = Optional.empty();
        for (RepositoryPath path : files) {
            Optional<String> text =
                    snapshot.text(path).map(SourceFile::text).filter(LoadedLibraries::loads);
            if (text.isEmpty()) continue;
            Set<String> names = names(text.get());
            names.stream()
                    .filter(name -> !isEverywhere(name))
                    .forEach(name -> families.putIfAbsent(family(name), path));
            if (unknown.isEmpty() && names.isEmpty() && !loadsItself(text.get()))
                unknown = Optional.of(path);
        }
        return new LoadedLibraries(families, unknown);
    }

    /**
     * Libraries that are named where one is loaded, and names of known ones that may come out of a
     * variable.
     */
    private static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String string : PythonSource.parse(text).strings()) {
            Optional<String> library = library(string);
            library.ifPresent(names::add);
            if (FAMILIES.containsKey(string) || EVERYWHERE.contains(string)) names.add(string);
        }
        for (String given : PythonArguments.parse(text).firstOf(LOADERS)) {
            if (given.chars().allMatch(LoadedLibraries::isOfName)) names.add(given);
        }
        return names;
    }

    private static boolean isOfName(int c) {
        return Character.isLetterOrDigit(c) || "+-_".indexOf(c) >= 0;
    }

    static boolean isEverywhere(String library) {
        return EVERYWHERE.contains(library);
    }

    /** Its development package: the one that is known, or the one that Debian's policy names so. */
    static String family(String library) {
        return FAMILIES.getOrDefault(
                library, "lib%s-dev".formatted(library.toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static boolean loads(String text) {
        return (text.contains("ctypes") || text.contains("cffi"))
                && LOADERS.stream().anyMatch(text::contains);
    }

    /** {@code CDLL(None)} is the interpreter with what it has loaded already. */
    private static boolean loadsItself(String text) {
        return text.contains("CDLL(None") || text.contains("dlopen(None");
    }

    /** {@code magic} of {@code libmagic.so.1}. */
    private static Optional<String> library(String string) {
        String name = string.substring(string.lastIndexOf('/') + 1);
        int end = name.indexOf(".so");
        return name.startsWith("lib") && end > 3
                ? Optional.of(name.substring(3, end))
                : Optional.empty();
    }
}
