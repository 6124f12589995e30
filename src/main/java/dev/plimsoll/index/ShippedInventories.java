package dev.plimsoll.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.AptSources.Distribution;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What is installed in official images, as the program is shipped with it: {@code
 * facts/base-packages.json.gz}, for linux/amd64. {@code find(reference, platform)} fits the
 * registry room's port for known inventories.
 */
public final class ShippedInventories {

    /**
     * The default of python's, buildpack-deps' and debian's tags that name no suite
     * (docker-library/official-images, 2026).
     */
    private static final String DEFAULT_SUITE = "trixie";

    private static final String DEFAULT_ALPINE = "alpine3.24";

    private static final List<String> SLIM =
            List.of(
                    "path-exclude /usr/share/doc/*",
                    "path-include /usr/share/doc/*/copyright",
                    "path-exclude /usr/share/info/*",
                    "path-exclude /usr/share/lintian/overrides/*",
                    "path-exclude /usr/share/locale/*",
                    "path-exclude /usr/share/man/*");

    private static final List<String> UBUNTU =
            List.of(
                    "path-exclude=/usr/share/man/*",
                    "path-exclude=/usr/share/locale/*/LC_MESSAGES/*.mo",
                    "path-exclude=/usr/share/doc/*",
                    "path-include=/usr/share/doc/*/copyright",
                    "path-include=/usr/share/doc/*/changelog.Debian.*");

    private static final class Table {
        private static final JsonNode ROOT = load();
    }

    /**
     * The inventory of an official image by its tag; the newest of its suite where the tag names no
     * patch version.
     */
    public Optional<Inventory> find(ImageReference reference, Platform platform) {
        if (!platform.architecture().equals("amd64") || !reference.registry().equals("docker.io"))
            return Optional.empty();
        String name = reference.repository().replaceFirst("^library/", "");
        String tag = reference.tag().orElse("latest");
        for (String candidate : candidates(name, tag)) {
            JsonNode image = Table.ROOT.path("images").path(candidate);
            if (!image.isMissingNode())
                return Optional.of(inventory(candidate, image, pinned(name, tag)));
        }
        return Optional.empty();
    }

    /** The inventory of the image with this manifest digest. */
    public Optional<Inventory> find(Digest digest) {
        return Table.ROOT.path("images").properties().stream()
                .filter(image -> image.getValue().path("digest").asText().equals(digest.toString()))
                .map(image -> inventory(image.getKey(), image.getValue(), Optional.empty()))
                .findFirst();
    }

    /** A suite's minimal set, for images of which nothing more is known. */
    public Optional<Inventory> minimal(String suite) {
        JsonNode set = Table.ROOT.path("sets").path(suite);
        if (set.isMissingNode() || !Table.ROOT.path("sources").has(suite)) return Optional.empty();
        return Optional.of(inventory(suite, suite, suite, Optional.empty(), List.of()));
    }

    private static List<String> candidates(String name, String tag) {
        List<String> names = new ArrayList<>();
        names.add(name + ":" + tag);
        if (name.equals("python")) names.addAll(pythons(tag));
        if (name.equals("debian") || name.equals("buildpack-deps")) {
            names.add(
                    name
                            + ":"
                            + tag.replaceFirst("^(latest|stable|13(\\.\\d+)?)", DEFAULT_SUITE)
                                    .replaceFirst("^(oldstable|12(\\.\\d+)?)", "bookworm"));
        }
        if (name.equals("ubuntu"))
            names.add(
                    "ubuntu:"
                            + switch (tag) {
                                case "noble" -> "24.04";
                                case "jammy" -> "22.04";
                                default -> tag;
                            });
        return names;
    }

    /**
     * {@code 3.12.1-slim} is {@code 3.12-slim-trixie}; {@code slim} and {@code latest} are the
     * newest minor's.
     */
    private static List<String> pythons(String tag) {
        String[] parts = tag.split("-", -1);
        boolean numbered = parts[0].matches("3(\\.\\d+){0,2}");
        String minor =
                numbered && parts[0].contains(".")
                        ? parts[0].replaceFirst("^(3\\.\\d+).*", "$1")
                        : "3.14";
        boolean slim = tag.matches("(.*-)?slim(-.*)?");
        for (String part : parts) {
            if (part.startsWith("alpine"))
                return List.of(
                        "python:" + minor + "-" + part, "python:" + minor + "-" + DEFAULT_ALPINE);
        }
        String last = parts[parts.length - 1];
        String suite = Table.ROOT.path("sources").has(last) ? last : DEFAULT_SUITE;
        return List.of("python:" + minor + (slim ? "-slim-" : "-") + suite);
    }

    /** The Python version that the tag itself names, such as {@code 3.11.7}. */
    private static Optional<String> pinned(String name, String tag) {
        String first = tag.split("-", -1)[0];
        return name.equals("python") && first.matches("\\d+\\.\\d+\\.\\d+")
                ? Optional.of(first)
                : Optional.empty();
    }

    private static Inventory inventory(String name, JsonNode image, Optional<String> pinned) {
        Optional<String> python =
                pinned.or(() ->
                        Optional.of(image.path("python").asText(""))
                                .filter(version -> !version.isEmpty()));
        boolean slim = name.contains("slim");
        String suite = image.path("apt").asText("");
        List<String> excludes = name.startsWith("ubuntu:") ? UBUNTU : slim ? SLIM : List.of();
        return inventory(name, image.path("set").asText(), suite, python, excludes);
    }

    private static Inventory inventory(
            String name, String set, String suite, Optional<String> python, List<String> excludes) {
        Map<String, String> packages = packages(set);
        boolean alpine = set.startsWith("alpine");
        boolean ubuntu = suite.equals("noble") || suite.equals("jammy");
        String release = alpine ? name.replaceFirst("^.*alpine", "") : suite;
        Map<String, String> distributions = python.isPresent() ? Map.of("pip", "") : Map.of();
        return new Inventory(
                alpine ? "alpine" : ubuntu ? "ubuntu" : "debian",
                Optional.of(release).filter(text -> !text.isEmpty()),
                alpine ? InstalledPackages.NONE : new InstalledPackages(packages),
                alpine ? packages : Map.of(),
                sources(suite, ubuntu ? Distribution.UBUNTU : Distribution.DEBIAN),
                excludes,
                python,
                distributions);
    }

    /** A set and those it adds to, the base's first. */
    private static Map<String, String> packages(String id) {
        Deque<JsonNode> chain = new ArrayDeque<>();
        for (String each = id;
                !each.isEmpty() && chain.size() < 10;
                each = chain.peek().path("from").asText(""))
            chain.push(Table.ROOT.path("sets").path(each));
        Map<String, String> packages = new LinkedHashMap<>();
        for (JsonNode set : chain)
            set.path("packages")
                    .properties()
                    .forEach(entry -> packages.put(entry.getKey(), entry.getValue().asText()));
        return packages;
    }

    private static AptSources sources(String suite, Distribution distribution) {
        JsonNode row = Table.ROOT.path("sources").path(suite);
        List<String> components = texts(row.path("components"));
        return new AptSources(
                texts(row.path("suites")).stream()
                        .map(each -> new Source(distribution, each, components))
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static JsonNode load() {
        try {
            return new ObjectMapper().readTree(ShippedText.bytes("base-packages.json.gz"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts/base-packages.json.gz is broken", e);
        } catch (IOException e) {
            throw new UncheckedIOException("facts/base-packages.json.gz cannot be read", e);
        }
    }
}
