package dev.plimsoll.build.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.BuildTester;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Part;
import dev.plimsoll.python.FakeIndex;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Commands that install what a lock file pins. */
class LockedInstallTest {

    private static final String UV_LOCK =
            """
            version = 1
            requires-python = ">=3.11"

            [[package]]
            name = "shop"
            version = "0.1.0"
            source = { editable = "." }
            dependencies = [{ name = "flask" }]

            [package.dev-dependencies]
            dev = [{ name = "pytest" }]

            [[package]]
            name = "flask"
            version = "3.0.3"
            source = { registry = "https://pypi.org/simple" }
            dependencies = [{ name = "werkzeug" }]
            wheels = [{ url = "https://files.pythonhosted.org/packages/61/flask-3.0.3-py3-none-any.whl", size = 101735 }]

            [[package]]
            name = "werkzeug"
            version = "3.1"
            source = { registry = "https://pypi.org/simple" }
            wheels = [{ url = "https://files.pythonhosted.org/packages/61/werkzeug-3.1-py3-none-any.whl", size = 101735 }]

            [[package]]
            name = "pytest"
            version = "8.1"
            source = { registry = "https://pypi.org/simple" }
            wheels = [{ url = "https://files.pythonhosted.org/packages/61/pytest-8.1-py3-none-any.whl", size = 101735 }]
            """;

    private static final String PROJECT =
            """
            [project]
            name = "shop"
            version = "0.1.0"
            dependencies = ["flask"]

            [dependency-groups]
            dev = ["pytest"]

            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build"
            """;

    private static final String POETRY_LOCK =
            """
            [[package]]
            name = "flask"
            version = "3.0.3"
            files = [{file = "flask-3.0.3-py3-none-any.whl", hash = ""}]

            [package.dependencies]
            werkzeug = ">=3"

            [[package]]
            name = "werkzeug"
            version = "3.1"
            files = [{file = "werkzeug-3.1-py3-none-any.whl", hash = ""}]

            [[package]]
            name = "pytest"
            version = "8.1"
            files = [{file = "pytest-8.1-py3-none-any.whl", hash = ""}]

            [metadata]
            lock-version = "2.1"
            """;

    private final BuildTester tester;

    LockedInstallTest() {
        FakePorts ports = new FakePorts();
        ports.python =
                new FakeIndex()
                        .wheel("flask", "3.0.3", "werkzeug>=3", "not-locked")
                        .wheel("flask", "3.9", "werkzeug>=3")
                        .wheel("werkzeug", "3.1")
                        .wheel("pytest", "8.1");
        tester = new BuildTester(ports);
        tester.file("uv.lock", UV_LOCK)
                .file("poetry.lock", POETRY_LOCK)
                .file("pyproject.toml", PROJECT)
                .file("shop/__init__.py", 1_000);
    }

    private BuiltImage build(String... lines) {
        return tester.build(
                "FROM python:3.11-slim\nENV PYTHONDONTWRITEBYTECODE=1\nWORKDIR /app\nCOPY . .\n"
                        + String.join("\n", lines)
                        + "\n");
    }

    private static Set<String> parts(BuiltImage image) {
        Set<String> parts = new TreeSet<>();
        for (Layer layer : image.layers())
            for (Part part : layer.parts())
                if (part.what().startsWith("wheel:") || part.what().startsWith("editable:"))
                    parts.add(part.what().replace("-py3-none-any.whl", ""));
        return parts;
    }

    @Test
    void uv_sync_makes_the_environment_of_the_project_with_its_development_group() {
        BuiltImage image = build("RUN uv sync --frozen --no-cache");
        assertThat(image.unknown()).isEmpty();
        assertThat(parts(image))
                .containsExactly(
                        "editable:shop",
                        "wheel:flask-3.0.3",
                        "wheel:pytest-8.1",
                        "wheel:werkzeug-3.1");
        assertThat(BuildTester.visible(image, "/app/.venv")).isBetween(900_000L, 1_000_000L);
    }

    @Test
    void uv_sync_leaves_out_what_it_is_told_to() {
        assertThat(parts(build("RUN uv sync --no-dev --no-install-project")))
                .containsExactly("wheel:flask-3.0.3", "wheel:werkzeug-3.1");
        assertThat(parts(build("ENV UV_NO_DEV=1", "RUN uv sync --no-editable")))
                .containsExactly("wheel:flask-3.0.3", "wheel:shop-0.1.0", "wheel:werkzeug-3.1");
        assertThat(parts(build("RUN uv sync --only-group dev")))
                .containsExactly("wheel:pytest-8.1");
    }

    @Test
    void uv_sync_installs_where_a_variable_says() {
        BuiltImage image =
                build("ENV UV_PROJECT_ENVIRONMENT=/usr/local", "RUN uv sync --no-dev --no-cache");
        assertThat(BuildTester.visible(image, "/app/.venv")).isZero();
        assertThat(BuildTester.visible(image, "/usr/local/lib/python3.11/site-packages"))
                .isGreaterThan(600_000);
    }

    @Test
    void uv_links_to_its_cache_or_copies_from_it() {
        long linked = ownSize(build("RUN uv sync"));
        long copied = ownSize(build("ENV UV_LINK_MODE=copy", "RUN uv sync"));
        long mounted =
                ownSize(
                        build(
                                "ENV UV_LINK_MODE=copy",
                                "RUN --mount=type=cache,target=/root/.cache/uv uv sync"));
        assertThat(copied - linked).as("three wheels of 300 kB").isBetween(900_000L, 901_000L);
        assertThat(linked - mounted).isBetween(1L, 10_000L);
    }

    private static long ownSize(BuiltImage image) {
        return BuildTester.ownLayers(image).stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void poetry_installs_into_the_system_where_it_makes_no_environment() {
        BuiltImage image =
                build("RUN POETRY_VIRTUALENVS_CREATE=false poetry install --only main --no-root");
        assertThat(image.unknown()).isEmpty();
        assertThat(parts(image)).containsExactly("wheel:flask-3.0.3", "wheel:werkzeug-3.1");
        BuiltImage configured =
                build("RUN poetry config virtualenvs.create false && poetry install --without dev");
        assertThat(parts(configured))
                .containsExactly("editable:shop", "wheel:flask-3.0.3", "wheel:werkzeug-3.1");
    }

    @Test
    void poetry_seeds_its_environment_with_pip() {
        BuiltImage image = build("ENV POETRY_VIRTUALENVS_IN_PROJECT=1", "RUN poetry install -n");
        assertThat(parts(image)).contains("wheel:pip", "wheel:pytest-8.1");
        assertThat(BuildTester.visible(image, "/app/.venv")).isGreaterThan(6_000_000);
    }

    @Test
    void an_exported_lock_file_can_be_installed_by_pip() {
        BuiltImage image =
                build(
                        "RUN poetry export -o requirements.txt --without-hashes",
                        "RUN pip install --no-deps -r requirements.txt");
        assertThat(image.unknown()).isEmpty();
        assertThat(parts(image)).containsExactly("wheel:flask-3.0.3", "wheel:werkzeug-3.1");
    }

    @Test
    void pipenv_installs_by_its_lock_file_with_bytecode() {
        tester.file(
                "Pipfile.lock",
                """
                {"_meta": {"sources": []},
                 "default": {"flask": {"version": "==3.0.3"}},
                 "develop": {"pytest": {"version": "==8.1"}}}
                """);
        BuiltImage image = build("RUN pipenv install --system --deploy");
        assertThat(image.unknown()).isEmpty();
        assertThat(parts(image)).containsExactly("wheel:flask-3.0.3");
        assertThat(BuildTester.visible(image, "/usr/local")).isGreaterThan(500_000);
    }

    @Test
    void a_missing_lock_file_is_named_once() {
        assertThat(build("RUN pdm sync").unknown())
                .singleElement()
                .asString()
                .contains("pdm sync", "/app/pdm.lock");
        assertThat(tester.build("FROM python:3.11-slim\nRUN uv sync --frozen\n").unknown())
                .singleElement()
                .asString()
                .contains("uv sync", "/uv.lock");
    }

    @Test
    void pip_and_uv_install_a_pylock_and_a_dependency_group() {
        tester.file(
                "pylock.toml",
                """
                lock-version = "1.0"
                created-by = "hand"

                [[packages]]
                name = "flask"
                version = "3.0.3"
                wheels = [{name = "flask-3.0.3-py3-none-any.whl", hashes = {}}]
                """);
        assertThat(parts(build("RUN pip install --no-cache-dir -r pylock.toml")))
                .containsExactly("wheel:flask-3.0.3");
        assertThat(parts(build("RUN uv pip sync --system pylock.toml")))
                .containsExactly("wheel:flask-3.0.3");
        BuiltImage group = build("RUN pip install --no-cache-dir --group dev");
        assertThat(group.unknown()).isEmpty();
        assertThat(parts(group)).containsExactly("wheel:pytest-8.1");
    }
}
