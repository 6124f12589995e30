package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.rule.RuleTester;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import org.junit.jupiter.api.Test;

/**
 * Names alone are wrong in most real cases: of ten repositories with development-looking names in
 * their production requirements, seven use them, as noted at each test.
 */
class DevDependenciesTest {

    private static final String DOCKERFILE =
            """
            FROM python:3.11-slim
            WORKDIR /app
            COPY requirements.txt .
            RUN pip install --no-cache-dir -r requirements.txt
            COPY . .
            CMD ["python", "-m", "shop"]
            """;

    private final RuleTester rule =
            RuleTester.of(new DevDependencies())
                    .with(new FakePip())
                    .with("shop/__main__.py", "import flask\n");

    private RuleTester requiring(String... lines) {
        return rule.with("requirements.txt", String.join("\n", lines) + "\n");
    }

    private static String text(Snapshot snapshot, String path) {
        return snapshot.text(new RepositoryPath(path)).map(SourceFile::text).orElseThrow();
    }

    @Test
    void moves_what_nothing_uses_with_its_heading() {
        Snapshot fixed =
                requiring(
                                "flask==3.0.3  # the framework",
                                "",
                                "# Development",
                                "pytest==8.3.3",
                                "pytest-cov==5.0.0",
                                "black==24.8.0  # style")
                        .fixed(DOCKERFILE);
        assertThat(text(fixed, "requirements.txt")).isEqualTo("flask==3.0.3  # the framework\n");
        assertThat(text(fixed, "requirements-dev.txt"))
                .isEqualTo(
                        """
                        -r requirements.txt
                        pytest==8.3.3
                        pytest-cov==5.0.0
                        black==24.8.0  # style
                        """);
    }

    @Test
    void points_every_consumer_to_the_new_file() {
        Snapshot fixed =
                requiring("flask==3.0.3", "pytest==8.3.3")
                        .with(
                                ".github/workflows/ci.yml",
                                "steps:\n- run: pip install -r requirements.txt\n- run: pytest\n")
                        .with(
                                "tox.ini",
                                "[testenv]\ndeps = -rrequirements.txt\ncommands = pytest\n")
                        .with("Makefile", "test:\n\tpip install -r ./requirements.txt && pytest\n")
                        .with(
                                "README.md",
                                "Run `pip install -r requirements.txt`, then pytest. See requirements.txt.\n")
                        .fixed(DOCKERFILE);
        assertThat(text(fixed, ".github/workflows/ci.yml"))
                .contains("pip install -r requirements-dev.txt\n");
        assertThat(text(fixed, "tox.ini")).contains("deps = -rrequirements-dev.txt\n");
        assertThat(text(fixed, "Makefile")).contains("-r ./requirements-dev.txt &&");
        assertThat(text(fixed, "README.md"))
                .contains("-r requirements-dev.txt`")
                .contains("See requirements.txt.");
    }

    @Test
    void extends_the_file_for_development_that_is_there() {
        Snapshot fixed =
                requiring("flask==3.0.3", "mypy==1.11.2")
                        .with("requirements-dev.txt", "ruff==0.6.9")
                        .fixed(DOCKERFILE);
        assertThat(text(fixed, "requirements-dev.txt"))
                .isEqualTo("-r requirements.txt\nruff==0.6.9\nmypy==1.11.2\n");
    }

    /** CTFd imports freezegun in an uploader. */
    @Test
    void is_silent_where_shipped_code_imports_it() {
        requiring("flask==3.0.3", "freezegun==1.2.2")
                .with("shop/uploads/uploaders.py", "from freezegun import freeze_time\n")
                .isSilentOn(DOCKERFILE);
    }

    /** IntelOwl imports Faker, which is no development tool by its name either. */
    @Test
    void is_silent_on_names_that_mean_nothing() {
        requiring("flask==3.0.3", "Faker==24.0.0", "ipython==8.0.0", "watchdog==4.0.0")
                .isSilentOn(DOCKERFILE);
    }

    /**
     * healthchecks imports django-stubs-ext in its settings; its name ends otherwise than stubs do.
     */
    @Test
    void is_silent_on_runtime_parts_of_stubs() {
        requiring("django==5.0", "django-stubs-ext==5.0.0").isSilentOn(DOCKERFILE);
    }

    /** bakerydemo and Misago name debug_toolbar in their urls and settings. */
    @Test
    void is_silent_where_a_setting_names_it() {
        requiring("django==5.0", "factory-boy==3.3.0")
                .with("shop/settings.py", "INSTALLED_APPS = ['factory']\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void refuses_a_file_that_pip_compile_writes() {
        requiring(
                        "# This file is autogenerated by pip-compile",
                        "flask==3.0.3",
                        "pytest==8.1.1",
                        "    # via -r requirements.in")
                .refuses(DOCKERFILE, "pip-compile");
    }

    /** changedetection.io runs its tests in the image. */
    @Test
    void is_silent_where_the_image_starts_it() {
        requiring("flask==3.0.3", "pytest==8.3.3")
                .with("docker-compose.yml", "services:\n  test:\n    command: pytest\n")
                .isSilentOn(DOCKERFILE);
    }

    /** Tandoor cuts the tools off in its own RUN. */
    @Test
    void is_silent_where_a_script_of_the_image_starts_it() {
        requiring("flask==3.0.3", "coverage==7.6.1")
                .with("entrypoint.sh", "coverage run -m shop\n")
                .isSilentOn(DOCKERFILE);
    }

    /** whoogle's pytest can move. */
    @Test
    void does_not_mind_tests_that_import_it() {
        requiring("flask==3.0.3", "pytest==8.3.3")
                .with("tests/test_shop.py", "import pytest\n")
                .with("conftest.py", "import pytest\n")
                .rewritesFile(DOCKERFILE, "requirements.txt", "flask==3.0.3\n");
    }

    /** DefectDojo's parameterized can move. */
    @Test
    void tells_what_changes_for_developers() {
        assertThat(
                        requiring("flask==3.0.3", "parameterized==0.9.0")
                                .finds(DOCKERFILE, "parameterized")
                                .message())
                .contains("requirements-dev.txt");
    }

    /** Misago's image is there for development. */
    @Test
    void is_silent_on_files_that_are_for_development() {
        rule.with("requirements-dev.txt", "flask==3.0.3\npytest==8.3.3\n")
                .isSilentOn(
                        """
                        FROM python:3.11-slim
                        COPY requirements-dev.txt .
                        RUN pip install -r requirements-dev.txt
                        """);
    }

    @Test
    void is_not_safe_where_another_dockerfile_may_need_the_tools() {
        requiring("flask==3.0.3", "pytest==8.3.3")
                .with(
                        "Dockerfile.dev",
                        "FROM python:3.11-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n")
                .proposes(DOCKERFILE, "pytest");
    }

    @Test
    void is_not_safe_where_a_consumer_cannot_be_edited() {
        requiring("flask==3.0.3", "pytest==8.3.3")
                .with("setup.py", "install_requires = open('requirements.txt').readlines()\n")
                .proposes(DOCKERFILE, "pytest");
    }

    @Test
    void refuses_lines_with_hashes() {
        requiring(
                        "flask==3.0.3 --hash=sha256:" + "a".repeat(64),
                        "pytest==8.3.3 --hash=sha256:" + "b".repeat(64))
                .refuses(DOCKERFILE, "hashes");
    }
}
