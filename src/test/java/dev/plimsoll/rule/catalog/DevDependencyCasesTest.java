package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.rule.RuleTester;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import org.junit.jupiter.api.Test;

/**
 * Ten public repositories whose production requirements hold names of development tools, each in
 * the shape that decides the case, and what users of others reported: names alone are wrong in
 * seven of the ten.
 */
class DevDependencyCasesTest {

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

    @Test
    void ctfd_imports_freezegun_where_it_serves_uploads() {
        requiring("flask==3.0.3", "freezegun==1.2.2")
                .with(
                        "shop/utils/uploads/uploaders.py",
                        "import os\nfrom freezegun import freeze_time\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void intelowl_imports_faker_in_an_analyzer() {
        requiring("django==5.0", "Faker==24.0.0")
                .with("shop/analyzers/phishing_form_compiler.py", "from faker import Faker\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void healthchecks_patches_django_by_its_stubs_runtime_part() {
        requiring("django==5.0", "django-stubs-ext==5.0.0")
                .with("shop/settings.py", "import django_stubs_ext\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void bakerydemo_imports_the_debug_toolbar_in_its_urls() {
        requiring("django==5.0", "django-debug-toolbar==4.4.6")
                .with("shop/urls.py", "import debug_toolbar\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void misago_builds_panels_on_the_debug_toolbar() {
        requiring("django==5.0", "django-debug-toolbar==4.4.6")
                .with("shop/acl/panels.py", "from debug_toolbar.panels import Panel\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void the_load_generator_has_pytest_because_locust_wants_it() {
        requiring("locust==2.24.0", "pytest==8.1.1", "    # via locust").isSilentOn(DOCKERFILE);
    }

    /** Its comment: to ask users to run the tests on their own setup. */
    @Test
    void changedetection_ships_pytest_on_purpose_and_says_so() {
        assertThat(
                        requiring(
                                        "flask==3.0.3",
                                        "",
                                        "# Include pytest, so users can run the tests themselves",
                                        "pytest ~=9.0",
                                        "pytest-flask ~=1.3",
                                        "",
                                        "blinker")
                                .proposes(DOCKERFILE, "pytest")
                                .why())
                .hasValueSatisfying(why -> assertThat(why).contains("comment"));
    }

    @Test
    void tandoor_cuts_the_tools_off_while_it_builds() {
        requiring("django==5.0", "", "# Development", "pytest==8.3.3", "flake8==7.3.0")
                .isSilentOn(
                        """
                        FROM python:3.11-slim
                        WORKDIR /app
                        COPY requirements.txt ./
                        RUN sed -i '/# Development/,$d' requirements.txt
                        RUN pip install --no-cache-dir -r requirements.txt
                        COPY . ./
                        CMD ["python", "-m", "shop"]
                        """);
    }

    @Test
    void whoogles_pytest_can_move() {
        requiring("flask==3.0.3", "pytest==7.2.1")
                .with("test/test_routes.py", "import pytest\n")
                .rewritesFile(DOCKERFILE, "requirements.txt", "flask==3.0.3\n");
    }

    @Test
    void defectdojos_parameterized_can_move() {
        requiring("django==5.0", "parameterized==0.9.0")
                .with("unittests/test_parsers.py", "from parameterized import parameterized\n")
                .rewritesFile(DOCKERFILE, "requirements.txt", "django==5.0\n");
    }

    /** Its header says that the image serves local development alone. */
    @Test
    void an_image_for_development_keeps_its_tools() {
        requiring("django==5.0", "pytest==8.3.3")
                .isSilentOn(
                        "# This Dockerfile is intended solely for local development\n"
                                + DOCKERFILE);
    }

    /** sglang and django-concurrency imported pytest from code that ships. */
    @Test
    void a_library_that_imports_pytest_keeps_it() {
        requiring("torch==2.4.0", "pytest==8.3.3")
                .with(
                        "shop/testing_tools.py",
                        "def check():\n    import pytest\n    pytest.skip()\n")
                .isSilentOn(DOCKERFILE);
    }

    /** freeframe's image for development installs the same file. */
    @Test
    void a_second_dockerfile_for_development_makes_it_unsafe() {
        assertThat(
                        requiring("flask==3.0.3", "ruff==0.6.9")
                                .with(
                                        "Dockerfile.dev",
                                        "FROM python:3.11-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n")
                                .proposes(DOCKERFILE, "ruff")
                                .why())
                .isPresent();
    }

    /** freeframe's documents told to run the tools inside of the container. */
    @Test
    void a_documented_command_inside_of_the_container_keeps_the_tool() {
        requiring("flask==3.0.3", "pytest==8.3.3")
                .with("README.md", "# Shop\n\nTests:\n\n    docker compose exec web pytest -q\n")
                .isSilentOn(DOCKERFILE);
    }

    /** quill-router's package was in a development group and imported at start. */
    @Test
    void a_module_named_in_a_dotted_string_keeps_its_package() {
        requiring("django==5.0", "responses==0.25.3")
                .with("shop/settings.py", "BACKEND = 'responses.registries.OrderedRegistry'\n")
                .isSilentOn(DOCKERFILE);
    }

    /** Tandoor's pages on manual installs tell how to run it, not how to work on it. */
    @Test
    void a_document_on_running_the_application_keeps_the_file_for_production() {
        Snapshot fixed =
                requiring("flask==3.0.3", "pytest==8.3.3")
                        .with("docs/install.md", "Run `pip install -r requirements.txt`.\n")
                        .with("docs/contribute.md", "Run `pip install -r requirements.txt`.\n")
                        .fixed(DOCKERFILE);
        assertThat(text(fixed, "docs/install.md")).contains("-r requirements.txt`");
        assertThat(text(fixed, "docs/contribute.md")).contains("-r requirements-dev.txt`");
    }

    private static String text(Snapshot snapshot, String path) {
        return snapshot.text(new RepositoryPath(path)).map(SourceFile::text).orElseThrow();
    }
}
