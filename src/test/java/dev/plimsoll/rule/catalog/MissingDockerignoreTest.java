package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.rule.RuleTester;
import dev.plimsoll.source.RepositoryPath;
import org.junit.jupiter.api.Test;

class MissingDockerignoreTest {

    private static final String COPIES_ALL =
            """
            FROM python:3.11-slim
            WORKDIR /app
            COPY . .
            CMD ["python", "-m", "shop"]
            """;

    private final RuleTester rule =
            RuleTester.of(new MissingDockerignore()).with("shop/__main__.py", "print('open')\n");

    @Test
    void leaves_out_history_caches_tests_and_documents() {
        rule.with("shop/__pycache__/__main__.cpython-311.pyc", 4_000)
                .with("tests/test_shop.py", "import shop\n")
                .with("docs/guide.md", "# Guide\n")
                .with("README.md", "# Shop\n")
                .rewritesFile(
                        COPIES_ALL,
                        ".dockerignore",
                        """
                        .git
                        **/__pycache__
                        **/*.pyc
                        tests
                        docs
                        Dockerfile
                        README.md
                        """);
    }

    @Test
    void tells_that_nobody_can_price_the_history() {
        assertThat(rule.finds(COPIES_ALL, "version control").unmeasured()).isPresent();
    }

    @Test
    void leaves_out_a_virtual_environment_by_its_place() {
        rule.with("env/pyvenv.cfg", "home = /usr/bin\n")
                .with("env/lib/x.py", "")
                .rewritesFile(
                        COPIES_ALL,
                        ".dockerignore",
                        """
                        .git
                        env
                        Dockerfile
                        """);
    }

    @Test
    void keeps_tests_that_shipped_code_imports() {
        rule.with("tests/test_shop.py", "")
                .with("shop/check.py", "from tests.test_shop import x\n");
        assertThat(written()).doesNotContain("tests");
    }

    @Test
    void keeps_tests_that_a_string_names() {
        rule.with("tests/test_shop.py", "")
                .with("shop/check.py", "INSTALLED_APPS = ['tests.app']\n");
        assertThat(written()).doesNotContain("tests");
    }

    @Test
    void keeps_tests_that_run_in_the_image() {
        rule.with("tests/test_shop.py", "")
                .with(".github/workflows/ci.yml", "- run: docker run shop pytest\n");
        assertThat(written()).doesNotContain("tests");
    }

    @Test
    void leaves_out_tests_that_the_image_removes_anyway() {
        rule.with("tests/test_shop.py", "import shop\n")
                .with("shop/app.py", "import sys\n")
                .rewritesFile(
                        """
                        FROM python:3.11-slim
                        COPY . .
                        RUN pip install flask && rm -rf tests
                        """,
                        ".dockerignore",
                        """
                        .git
                        tests
                        Dockerfile
                        """);
    }

    @Test
    void keeps_what_another_dockerfile_of_the_context_copies() {
        rule.with("docs/guide.md", "")
                .with("docs.Dockerfile", "FROM python:3.11-slim\nCOPY docs /docs\n");
        assertThat(written()).doesNotContain("docs\n");
    }

    @Test
    void keeps_the_readme_that_a_package_is_built_with() {
        rule.with("README.md", "")
                .with("pyproject.toml", "[project]\nname = \"shop\"\nreadme = \"README.md\"\n");
        assertThat(written()).doesNotContain("README.md");
    }

    @Test
    void keeps_settings_that_code_reads_from_an_env_file() {
        rule.with(".env", "A=1\n").with("shop/settings.py", "from dotenv import load_dotenv\n");
        assertThat(written()).doesNotContain(".env");
    }

    @Test
    void leaves_out_secrets_that_nothing_reads() {
        rule.with(".env", "A=1\n");
        assertThat(written()).contains("**/.env\n");
    }

    @Test
    void is_silent_where_the_version_comes_from_history() {
        rule.with("pyproject.toml", "[build-system]\nrequires = [\"setuptools-scm\"]\n")
                .isSilentOn(COPIES_ALL);
    }

    @Test
    void keeps_history_that_a_command_reads() {
        rule.with("shop/__pycache__/a.pyc", 10);
        String dockerfile =
                "FROM python:3.11-slim\nCOPY . /app\nRUN cd /app && git describe > version\n";
        assertThat(text(dockerfile)).doesNotContain(".git\n");
    }

    @Test
    void is_silent_where_only_named_files_are_copied() {
        rule.with("tests/test_shop.py", "")
                .isSilentOn(
                        """
                        FROM python:3.11-slim
                        COPY shop /app/shop
                        """);
    }

    @Test
    void is_silent_where_a_builder_keeps_it_to_itself() {
        rule.with("tests/test_shop.py", "")
                .isSilentOn(
                        """
                        FROM python:3.11-slim AS build
                        COPY . /src
                        FROM python:3.11-slim
                        COPY --from=build /src/shop /app/shop
                        """);
    }

    @Test
    void follows_the_context_through_a_builder() {
        rule.with("tests/test_shop.py", "")
                .rewritesFile(
                        """
                        FROM python:3.11-slim AS build
                        COPY . /src
                        FROM python:3.11-slim
                        COPY --from=build /src /app
                        """,
                        ".dockerignore",
                        """
                        .git
                        tests
                        Dockerfile
                        """);
    }

    @Test
    void leaves_the_other_rule_its_file() {
        rule.with(".dockerignore", "x\n").with("tests/test_shop.py", "").isSilentOn(COPIES_ALL);
    }

    private String written() {
        return text(COPIES_ALL);
    }

    private String text(String dockerfile) {
        return rule.fixed(dockerfile)
                .text(new RepositoryPath(".dockerignore"))
                .orElseThrow()
                .text();
    }
}
