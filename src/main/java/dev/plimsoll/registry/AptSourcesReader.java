package dev.plimsoll.registry;

import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.AptSources.Distribution;
import dev.plimsoll.debian.AptSources.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads apt's sources, one-line and deb822; sources.list(5). Archives of third parties are left
 * out: they are asked by nobody.
 */
final class AptSourcesReader {

    private AptSourcesReader() {}

    /** From the texts of an image, by path. */
    static AptSources read(SortedMap<String, String> texts, OsRelease os) {
        List<Source> sources = new ArrayList<>();
        texts.forEach((path, text) -> {
            if (!path.startsWith("etc/apt/sources.list")) return;
            if (path.endsWith(".sources")) stanzas(text, os, sources);
            else text.lines().forEach(line -> oneLine(line, os, sources));
        });
        return new AptSources(sources);
    }

    private static void oneLine(String line, OsRelease os, List<Source> sources) {
        int comment = line.indexOf('#');
        List<String> words = words(comment < 0 ? line : line.substring(0, comment));
        if (words.isEmpty() || !words.getFirst().equals("deb")) return;
        int at = 1;
        if (at < words.size() && words.get(at).startsWith("[")) {
            while (at < words.size() && !words.get(at).endsWith("]")) at++;
            at++;
        }
        if (words.size() < at + 3) return;
        add(words.get(at), words.get(at + 1), words.subList(at + 2, words.size()), os, sources);
    }

    private static void stanzas(String text, OsRelease os, List<Source> sources) {
        Map<String, String> fields = new HashMap<>();
        String last = "";
        for (String line : (text + "\n\n").lines().toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                stanza(fields, os, sources);
                fields.clear();
            } else if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.merge(last, line, (one, more) -> one + " " + more);
            } else if (colon > 0 && !line.startsWith("#")) {
                last = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(last, line.substring(colon + 1));
            }
        }
        stanza(fields, os, sources);
    }

    private static void stanza(Map<String, String> fields, OsRelease os, List<Source> sources) {
        if (!words(fields.getOrDefault("types", "")).contains("deb")
                || fields.getOrDefault("enabled", "yes").strip().equalsIgnoreCase("no")) return;
        for (String uri : words(fields.getOrDefault("uris", ""))) {
            for (String suite : words(fields.getOrDefault("suites", ""))) {
                add(uri, suite, words(fields.getOrDefault("components", "")), os, sources);
            }
        }
    }

    private static void add(
            String uri, String suite, List<String> components, OsRelease os, List<Source> sources) {
        distribution(uri, suite, os)
                .ifPresent(found -> sources.add(new Source(found, suite, List.copyOf(components))));
    }

    private static Optional<Distribution> distribution(String uri, String suite, OsRelease os) {
        if (uri.contains("archive.ubuntu.com")
                || uri.contains("security.ubuntu.com")
                || uri.contains("ports.ubuntu.com")) return Optional.of(Distribution.UBUNTU);
        if (uri.contains("deb.debian.org")
                || uri.contains("security.debian.org")
                || uri.contains("ftp.debian.org")) return Optional.of(Distribution.DEBIAN);
        // a mirror: told by the suite's name, which third parties rarely choose
        boolean own =
                os.release()
                                .map(name -> suite.equals(name) || suite.startsWith(name + "-"))
                                .orElse(false)
                        && (uri.endsWith("/debian")
                                || uri.endsWith("/debian/")
                                || uri.contains("/debian-security")
                                || uri.contains("/ubuntu"));
        if (!own) return Optional.empty();
        return os.id().equals("ubuntu")
                ? Optional.of(Distribution.UBUNTU)
                : os.id().equals("debian") ? Optional.of(Distribution.DEBIAN) : Optional.empty();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
