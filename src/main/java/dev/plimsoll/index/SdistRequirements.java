package dev.plimsoll.index;

import dev.plimsoll.python.LocalProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source distribution needs, where that is certain without building it: its metadata since
 * version 2.2 (PEP 643), else the project's own declaration, else what setuptools wrote beside it.
 *
 * @param texts the files that say so, by name; those of the egg-info below {@code egg-info/}
 */
record SdistRequirements(Map<String, String> texts) {

    /** How a setup.py decides by where it runs: then it may decide otherwise elsewhere. */
    private static final List<String> DECIDES =
            List.of("sys.version", "sys.platform", "platform.", "os.name", "environ");

    /** Empty where only the build computes it. */
    Optional<List<String>> read() {
        Optional<List<String>> stated = fromMetadata();
        if (stated.isPresent()) return stated;
        Optional<List<String>> declared = fromProject();
        if (declared.isPresent()) return declared;
        String setup = texts.getOrDefault("setup.py", "");
        boolean asks =
                Stream.of(setup, texts.getOrDefault("setup.cfg", ""))
                        .anyMatch(text ->
                                text.contains("install_requires") || text.contains("requires="));
        if (!asks && texts.containsKey("setup.py")) return Optional.of(List.of());
        String written = texts.getOrDefault("egg-info/requires.txt", "");
        boolean decides = DECIDES.stream().anyMatch(setup::contains);
        return written.isBlank() || decides ? Optional.empty() : Optional.of(sections(written));
    }

    private Optional<List<String>> fromMetadata() {
        String text = texts.getOrDefault("PKG-INFO", "");
        List<String> headers = MetadataText.headers(text);
        boolean certain =
                value(headers, "metadata-version")
                        .map(version ->
                                !version.startsWith("1.")
                                        && !version.equals("2.0")
                                        && !version.equals("2.1"))
                        .orElse(false);
        boolean computed =
                headers.stream()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .anyMatch(line ->
                                line.startsWith("dynamic:") && line.contains("requires-dist"));
        if (!certain || computed) return Optional.empty();
        return MetadataText.parse(text).map(metadata -> metadata.requiresDist());
    }

    private static Optional<String> value(List<String> headers, String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /**
     * A pyproject.toml without extras, or a setup.cfg that says it: those of extras are left out.
     */
    private Optional<List<String>> fromProject() {
        return LocalProject.read(name -> Optional.ofNullable(texts.get(name)), List.of())
                .flatMap(LocalProject::dependencies);
    }

    /** {@code requires.txt}: lines below {@code [extra:marker]}. */
    static List<String> sections(String text) {
        List<String> requires = new ArrayList<>();
        String condition = "";
        for (String written : text.lines().toList()) {
            String line = written.strip();
            if (line.isEmpty()) continue;
            if (line.startsWith("[") && line.endsWith("]")) {
                String section = line.substring(1, line.length() - 1);
                int colon = section.indexOf(':');
                String extra = colon < 0 ? section : section.substring(0, colon);
                String marker = colon < 0 ? "" : section.substring(colon + 1);
                String ofExtra = extra.isEmpty() ? "" : "extra == '" + extra + "'";
                condition =
                        marker.isEmpty() || ofExtra.isEmpty()
                                ? marker + ofExtra
                                : "(" + marker + ") and " + ofExtra;
            } else {
                requires.add(condition.isEmpty() ? line : line + " ; " + condition);
            }
        }
        return List.copyOf(requires);
    }
}
