package dev.plimsoll.registry;

import dev.plimsoll.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the moving tags of official images meant in September 2026, in the names of the shipped
 * facts.
 */
final class ShippedTags {

    private static final String PYTHON_SUITE = "trixie";
    private static final String PYTHON_ALPINE = "alpine3.23";
    private static final String NEWEST_PYTHON = "3.14";

    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("debian:latest", "debian:trixie"),
                    Map.entry("debian:stable", "debian:trixie"),
                    Map.entry("debian:stable-slim", "debian:trixie-slim"),
                    Map.entry("debian:13", "debian:trixie"),
                    Map.entry("debian:13-slim", "debian:trixie-slim"),
                    Map.entry("debian:12", "debian:bookworm"),
                    Map.entry("debian:12-slim", "debian:bookworm-slim"),
                    Map.entry("debian:bullseye-slim", "debian:bullseye-slim-20241202"),
                    Map.entry("debian:11-slim", "debian:bullseye-slim-20241202"),
                    Map.entry("debian:bullseye", "debian:bullseye-20241202"),
                    Map.entry("debian:11", "debian:bullseye-20241202"),
                    Map.entry("ubuntu:latest", "ubuntu:24.04"),
                    Map.entry("ubuntu:noble", "ubuntu:24.04"),
                    Map.entry("ubuntu:jammy", "ubuntu:22.04"),
                    Map.entry("alpine:latest", "alpine:3.23"),
                    Map.entry("alpine:3", "alpine:3.23"));

    private ShippedTags() {}

    /**
     * A row's name; {@code exact} unless the row is another patch release of what was asked for.
     */
    record Candidate(String name, boolean exact) {}

    static List<Candidate> candidates(ImageReference reference) {
        String written = reference.familiar();
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(written, true));
        String alias = ALIASES.get(written);
        if (alias != null) candidates.add(new Candidate(alias, true));
        if (reference.repository().equals("library/python"))
            python(reference.tag().orElse("latest"), candidates);
        return candidates;
    }

    // VERSION[-slim][-SUITE] or VERSION-alpine[RELEASE]
    private static void python(String tag, List<Candidate> candidates) {
        boolean versioned = !tag.isEmpty() && Character.isDigit(tag.charAt(0));
        int dash = tag.indexOf('-');
        String version = !versioned ? NEWEST_PYTHON : dash < 0 ? tag : tag.substring(0, dash);
        String variant =
                !versioned
                        ? (tag.equals("latest") ? "" : tag)
                        : dash < 0 ? "" : tag.substring(dash + 1);
        String minor = minor(version.equals("3") ? NEWEST_PYTHON : version);
        boolean exact = minor.equals(version) || version.equals("3");
        candidates.add(new Candidate("python:" + minor + "-" + suited(variant), exact));
        // a release of Alpine that no row has weighs much like the one that has
        if (variant.startsWith("alpine"))
            candidates.add(new Candidate("python:" + minor + "-" + PYTHON_ALPINE, false));
    }

    private static String suited(String variant) {
        return switch (variant) {
            case "" -> PYTHON_SUITE;
            case "slim" -> "slim-" + PYTHON_SUITE;
            case "alpine" -> PYTHON_ALPINE;
            default -> variant;
        };
    }

    private static String minor(String version) {
        int first = version.indexOf('.');
        int second = first < 0 ? -1 : version.indexOf('.', first + 1);
        return second < 0 ? version : version.substring(0, second);
    }
}
