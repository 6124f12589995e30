package dev.plimsoll.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a project's own files say of it, without running any: pyproject.toml (PEP 621) and
 * setup.cfg.
 *
 * @param dependencies requirements as written; empty where a program computes them
 * @param backend such as {@code setuptools.build_meta}
 */
public record LocalProject(
        Optional<String> name,
        Optional<String> version,
        Optional<List<String>> dependencies,
        String backend,
        List<String> buildRequires) {

    private static final TomlMapper TOML = new TomlMapper();
    private static final String SETUPTOOLS = "setuptools.build_meta";

    /** Reads the two files; a file that is not there is empty. */
    public static Optional<LocalProject> read(
            Optional<String> pyproject,
            Optional<String> setupCfg,
            boolean setupPy,
            Collection<String> extras) {
        Optional<JsonNode> toml = pyproject.flatMap(LocalProject::parse);
        if (toml.isEmpty() && setupCfg.isEmpty() && !setupPy) return Optional.empty();
        JsonNode root = toml.orElseGet(TOML::createObjectNode);
        JsonNode project = root.path("project");
        String backend = root.path("build-system").path("build-backend").asText(SETUPTOOLS);
        List<String> requires = new ArrayList<>();
        root.path("build-system").path("requires").forEach(one -> requires.add(one.asText()));
        if (requires.isEmpty()) requires.add("setuptools");
        if (project.isMissingNode())
            return Optional.of(fromSetup(setupCfg, setupPy, backend, requires));
        boolean computed = false;
        for (JsonNode one : project.path("dynamic"))
            computed |= one.asText().equals("dependencies");
        Optional<List<String>> dependencies =
                computed ? Optional.empty() : Optional.of(dependencies(project, extras));
        return Optional.of(
                new LocalProject(
                        text(project.path("name")),
                        text(project.path("version")),
                        dependencies,
                        backend,
                        requires));
    }

    private static List<String> dependencies(JsonNode project, Collection<String> extras) {
        List<String> needed = new ArrayList<>();
        project.path("dependencies").forEach(one -> needed.add(one.asText()));
        for (var optional : project.path("optional-dependencies").properties()) {
            if (!extras.contains(PackageName.of(optional.getKey()).value())) continue;
            optional.getValue().forEach(one -> needed.add(one.asText()));
        }
        return needed;
    }

    private static LocalProject fromSetup(
            Optional<String> setupCfg, boolean setupPy, String backend, List<String> requires) {
        Optional<String> name =
                setupCfg.flatMap(text -> value(text, "metadata", "name")).map(String::strip);
        Optional<String> version =
                setupCfg.flatMap(text -> value(text, "metadata", "version")).map(String::strip);
        Optional<List<String>> stated =
                setupCfg.flatMap(text -> value(text, "options", "install_requires"))
                        .map(text ->
                                text.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                        .toList());
        boolean declared = setupCfg.isPresent() && name.isPresent();
        return new LocalProject(
                name,
                version,
                stated.or(() -> declared && !setupPy ? Optional.of(List.of()) : Optional.empty()),
                backend,
                requires);
    }

    /** The value of a key in an ini file, continuation lines joined by line ends. */
    private static Optional<String> value(String text, String section, String key) {
        boolean inside = false;
        StringBuilder value = null;
        for (String line : text.lines().toList()) {
            boolean continues = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            if (value != null && continues) {
                value.append('\n').append(line.strip());
            } else if (value != null) {
                break;
            } else if (line.startsWith("[")) {
                inside = line.strip().equals("[" + section + "]");
            } else if (inside) {
                int sign = line.indexOf('=');
                if (sign > 0 && line.substring(0, sign).strip().equals(key))
                    value = new StringBuilder(line.substring(sign + 1).strip());
            }
        }
        return Optional.ofNullable(value).map(StringBuilder::toString);
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(TOML.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** Whether the build leaves its own folder in the project's: setuptools builds in place. */
    public boolean buildsInPlace() {
        return backend.startsWith("setuptools");
    }
}
