package dev.plimsoll.rule.development;

import dev.plimsoll.python.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A distribution that is a development tool unless an application uses it: a test runner, linter,
 * formatter, type checker …
 *
 * @param modules what code would import
 * @param commands what a shell would start
 */
public record DevelopmentTool(PackageName project, List<String> modules, List<String> commands) {

    private static final Set<String> NAMES =
            Set.of(
                    "pytest",
                    "coverage",
                    "tox",
                    "nox",
                    "black",
                    "isort",
                    "flake8",
                    "pylint",
                    "mypy",
                    "pyright",
                    "ruff",
                    "autopep8",
                    "yapf",
                    "pycodestyle",
                    "pydocstyle",
                    "bandit",
                    "safety",
                    "pip-audit",
                    "pre-commit",
                    "ipdb",
                    "pudb",
                    "pdbpp",
                    "debugpy",
                    "hypothesis",
                    "factory-boy",
                    "freezegun",
                    "responses",
                    "requests-mock",
                    "vcrpy",
                    "moto",
                    "mock",
                    "parameterized",
                    "sphinx",
                    "mkdocs",
                    "twine",
                    "build",
                    "bump2version",
                    "pip-tools",
                    "djlint",
                    "vulture",
                    "interrogate");

    private static final List<String> PREFIXES =
            List.of("pytest-", "flake8-", "pylint-", "types-", "sphinx-", "mkdocs-");

    private static final String STUBS = "-stubs";

    /** Where the module is called otherwise than the distribution. */
    private static final Map<String, List<String>> MODULES =
            Map.of(
                    "pytest",
                    List.of("pytest", "_pytest"),
                    "factory-boy",
                    List.of("factory"),
                    "vcrpy",
                    List.of("vcr"),
                    "pip-tools",
                    List.of("piptools"),
                    "pdbpp",
                    List.of("pdbpp"),
                    "bump2version",
                    List.of("bumpversion"),
                    "mkdocs-material",
                    List.of("material"),
                    "pytest-xdist",
                    List.of("xdist"));

    private static final Map<String, List<String>> COMMANDS =
            Map.of(
                    "pytest",
                    List.of("pytest", "py.test"),
                    "pip-tools",
                    List.of("pip-compile", "pip-sync"),
                    "build",
                    List.of("pyproject-build"),
                    "sphinx",
                    List.of("sphinx-build", "sphinx-quickstart"),
                    "bump2version",
                    List.of("bump2version", "bumpversion"),
                    "mypy",
                    List.of("mypy", "dmypy"),
                    "pytest-watch",
                    List.of("ptw"),
                    "moto",
                    List.of("moto_server"));

    /** The tool that a distribution is; empty for all others. */
    public static Optional<DevelopmentTool> of(PackageName project) {
        String name = project.value();
        boolean stubs = name.endsWith(STUBS);
        boolean tool =
                NAMES.contains(name) || stubs || PREFIXES.stream().anyMatch(name::startsWith);
        if (!tool) return Optional.empty();
        boolean onlyTypes = stubs || name.startsWith("types-");
        List<String> modules =
                onlyTypes ? List.of() : MODULES.getOrDefault(name, List.of(name.replace('-', '_')));
        List<String> commands =
                onlyTypes
                        ? List.of()
                        : COMMANDS.getOrDefault(
                                name,
                                name.equals("mock") || name.equals("responses")
                                        ? List.of()
                                        : List.of(name));
        return Optional.of(new DevelopmentTool(project, modules, commands));
    }
}
