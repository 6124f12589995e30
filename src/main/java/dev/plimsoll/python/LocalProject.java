package dev.plimsoll.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a project's own files say of it, without running any: pyproject.toml (PEP 621, Poetry's
 * tables), setup.cfg, and what stands literally in setup.py.
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

    /**
     * Reads what the project's files declare.
     *
     * @param files the text of a file of the project by its path; empty where it is not there
     * @param extras normalized names of the extras that are wanted
     */
    public static Optional<LocalProject> read(
            Function<String, Optional<String>> files, Collection<String> extras) {
        Optional<JsonNode> toml = files.apply("pyproject.toml").flatMap(LocalProject::parse);
        Optional<String> setupCfg = files.apply("setup.cfg");
        Optional<String> setupPy = files.apply("setup.py");
        if (toml.isEmpty() && setupCfg.isEmpty() && setupPy.isEmpty()) return Optional.empty();
        JsonNode root = toml.orElseGet(TOML::createObjectNode);
        JsonNode project = root.path("project");
        String backend = root.path("build-system").path("build-backend").asText(SETUPTOOLS);
        List<String> requires = new ArrayList<>();
        root.path("build-system").path("requires").forEach(one -> requires.add(one.asText()));
        if (requires.isEmpty()) requires.add("setuptools");
        JsonNode poetry = root.path("tool").path("poetry");
        if (project.isMissingNode() && backend.startsWith("poetry") && poetry.isObject())
            return Optional.of(
                    new LocalProject(
                            text(poetry.path("name")),
                            text(poetry.path("version")),
                            PoetryDependencies.read(poetry, extras),
                            backend,
                            requires));
        if (project.isMissingNode())
            return Optional.of(fromSetup(setupCfg, setupPy, extras, backend, requires));
        boolean computed = false;
        boolean extrasComputed = false;
        for (JsonNode one : project.path("dynamic")) {
            computed |= one.asText().equals("dependencies");
            extrasComputed |= one.asText().equals("optional-dependencies") && !extras.isEmpty();
        }
        JsonNode listed = root.path("tool").path("setuptools").path("dynamic").path("dependencies");
        Optional<List<String>> dependencies =
                extrasComputed
                        ? Optional.empty()
                        : computed
                                ? inFiles(listed.path("file"), files)
                                : Optional.of(dependencies(project, extras));
        return Optional.of(
                new LocalProject(
                        text(project.path("name")),
                        text(project.path("version")),
                        dependencies,
                        backend,
                        requires));
    }

    /** Files of requirements that setuptools reads: a requirement a line, no options. */
    private static Optional<List<String>> inFiles(
            JsonNode named, Function<String, Optional<String>> files) {
        List<String> paths = new ArrayList<>();
        if (named.isTextual()) paths.add(named.asText());
        named.forEach(one -> paths.add(one.asText()));
        if (paths.isEmpty()) return Optional.empty();
        List<String> needed = new ArrayList<>();
        for (String path : paths) {
            Optional<String> text = files.apply(path);
            if (text.isEmpty()) return Optional.empty();
            for (String line : text.get().lines().map(String::strip).toList()) {
                if (line.startsWith("-")) return Optional.empty();
                if (!line.isEmpty() && !line.startsWith("#")) needed.add(withoutComment(line));
            }
        }
        return Optional.of(needed);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf(" #");
        return comment < 0 ? line : line.substring(0, comment).strip();
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
            Optional<String> setupCfg,
            Optional<String> setupPy,
            Collection<String> extras,
            String backend,
            List<String> requires) {
        Optional<SetupScript> script = setupPy.map(SetupScript::parse);
        Optional<String> name =
                said(setupCfg, "metadata", "name").or(() -> script.flatMap(SetupScript::name));
        Optional<String> version =
                said(setupCfg, "metadata", "version")
                        .or(() -> script.flatMap(SetupScript::version));
        Optional<List<String>> stated =
                setupCfg.flatMap(text -> value(text, "options", "install_requires"))
                        .map(LocalProject::lines);
        boolean declared = said(setupCfg, "metadata", "name").isPresent();
        Optional<List<String>> needed =
                stated.or(() ->
                        script.isPresent()
                                ? script.get().requires()
                                : declared ? Optional.of(List.of()) : Optional.empty());
        for (String extra : extras) {
            Optional<List<String>> more =
                    setupCfg.flatMap(text -> value(text, "options.extras_require", extra))
                            .map(LocalProject::lines);
            needed =
                    needed.flatMap(own ->
                            more.map(list -> Stream.concat(own.stream(), list.stream()).toList()));
        }
        return new LocalProject(name, version, needed, backend, requires);
    }

    private static Optional<String> said(Optional<String> setupCfg, String section, String key) {
        return setupCfg.flatMap(text -> value(text, section, key)).map(String::strip);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
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
