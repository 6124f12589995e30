package dev.plimsoll.build.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.build.BuildTester;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Part;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.python.FakeIndex;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelContents.WheelEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PipTest {

    private final FakePorts ports = new FakePorts();
    private final FakeIndex index = new FakeIndex();
    private final BuildTester tester = new BuildTester(ports);

    PipTest() {
        ports.python = index;
        index.wheel("flask", "3.0.3", "werkzeug>=3")
                .wheel("flask", "3.1", "werkzeug>=3")
                .wheel("werkzeug", "3.1")
                .wheel("pip", "26.0");
        for (String wheel : List.of("flask-3.0.3", "flask-3.1", "werkzeug-3.1", "pip-26.0")) {
            String name = wheel.substring(0, wheel.indexOf('-'));
            index.weighing(
                    wheel + "-py3-none-any.whl",
                    new WheelContents(
                            100_000,
                            400_000,
                            300_000,
                            3,
                            name.equals("flask") ? 1 : 0,
                            List.of(
                                    new WheelEntry(name + "/__init__.py", 300_000, 60_000),
                                    new WheelEntry(name + "/data.bin", 99_000, 39_000),
                                    new WheelEntry(wheel + ".dist-info/RECORD", 1_000, 500)),
                            Provenance.PYTHON_INDEX));
        }
        tester.file("requirements.txt", "flask==3.0.3\n");
    }

    private BuiltImage build(String... lines) {
        return tester.build("FROM python:3.11-slim\n" + String.join("\n", lines) + "\n");
    }

    /** Uncompressed bytes by part, all own layers together. */
    private static Map<String, Long> bill(BuiltImage image) {
        Map<String, Long> bill = new TreeMap<>();
        for (Layer layer : image.layers()) {
            if (layer.instruction().isEmpty()) continue;
            for (Part part : layer.parts())
                if (!part.what().equals("layer"))
                    bill.merge(part.what(), part.uncompressed().bytes(), Long::sum);
        }
        return bill;
    }

    private static final String QUIET = "ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1";

    @Test
    void installs_wheels_with_what_they_need_and_compiles_them() {
        BuiltImage image = build(QUIET, "RUN pip install flask==3.0.3");
        assertThat(image.unknown()).isEmpty();
        Map<String, Long> bill = bill(image);
        assertThat(bill)
                .containsOnlyKeys(
                        "wheel:flask-3.0.3-py3-none-any.whl",
                        "wheel:werkzeug-3.1-py3-none-any.whl",
                        "bytecode");
        assertThat(bill.get("bytecode"))
                .as("flask 1.20, werkzeug 1.34 of 300 kB each")
                .isEqualTo(762_000);
        assertThat(bill.get("wheel:werkzeug-3.1-py3-none-any.whl"))
                .as("INSTALLER and a line of RECORD more")
                .isEqualTo(400_000 + 4 + 75);
        assertThat(bill.get("wheel:flask-3.0.3-py3-none-any.whl"))
                .as("a script and its line")
                .isEqualTo(400_000 + 4 + 150 + 232);
        assertThat(BuildTester.visible(image, "/usr/local/lib/python3.11/site-packages/flask"))
                .isEqualTo(399_000 + 360_000);
    }

    @Test
    void reads_requirement_files_as_the_image_sees_them() {
        tester.file("requirements/production.txt", "-c constraints.txt\n-r base.txt\n")
                .file("requirements/base.txt", "flask\n")
                .file("requirements/constraints.txt", "flask<3.1\n");
        BuiltImage image =
                build(
                        QUIET,
                        "WORKDIR /app",
                        "ARG ENVIRONMENT=production",
                        "COPY requirements/ requirements/",
                        "RUN pip install -r requirements/${ENVIRONMENT}.txt");
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKeys(
                        "wheel:flask-3.0.3-py3-none-any.whl",
                        "wheel:werkzeug-3.1-py3-none-any.whl");
    }

    @Test
    void names_what_it_cannot_know() {
        assertThat(build(QUIET, "RUN pip install -r requirements.txt").unknown())
                .singleElement()
                .asString()
                .contains("requirements.txt");
        assertThat(
                        build(
                                        QUIET,
                                        "RUN pip install git+https://user:secret@example.org/team/tool.git#egg=tool flask==3.0.3")
                                .unknown())
                .singleElement()
                .asString()
                .contains("tool")
                .doesNotContain("secret");
        assertThat(build(QUIET, "RUN pip install missing").unknown())
                .singleElement()
                .asString()
                .contains("missing");
        assertThat(
                        build(
                                        QUIET,
                                        "RUN pip install --index-url https://user:secret@packages.example.org/simple flask")
                                .unknown())
                .singleElement()
                .asString()
                .contains("packages.example.org")
                .doesNotContain("secret");
        assertThat(
                        build(
                                        QUIET,
                                        "COPY requirements.txt .",
                                        "RUN curl -o requirements.txt https://example.org/r && pip install -r requirements.txt")
                                .unknown())
                .isNotEmpty();
    }

    @Test
    void keeps_a_cache_unless_told_otherwise() {
        assertThat(bill(build("RUN pip install werkzeug")).get("pip-cache"))
                .as("a wheel, its page and pip's, three headers")
                .isEqualTo(100_000 + 20_000 + 3 * 350);
        assertThat(bill(build("RUN pip install --no-cache-dir werkzeug")))
                .doesNotContainKey("pip-cache");
        assertThat(bill(build("RUN pip install --no-cache werkzeug")))
                .doesNotContainKey("pip-cache");
        assertThat(bill(build("RUN PIP_NO_CACHE_DIR=off pip install werkzeug")))
                .doesNotContainKey("pip-cache");
        assertThat(bill(build("RUN --mount=type=cache,target=/root/.cache pip install werkzeug")))
                .doesNotContainKey("pip-cache");
        assertThat(bill(build("RUN pip install werkzeug && rm -rf /root/.cache")))
                .doesNotContainKey("pip-cache");
        assertThat(
                        bill(
                                build(
                                        "RUN pip config set global.no-cache-dir true && pip install werkzeug")))
                .doesNotContainKey("pip-cache");
        BuiltImage elsewhere = build("ENV XDG_CACHE_HOME=/var/cache", "RUN pip install werkzeug");
        assertThat(BuildTester.visible(elsewhere, "/var/cache/pip")).isPositive();
    }

    @Test
    void leaves_the_build_backend_in_the_cache_though_the_command_keeps_none() {
        tester.file(
                        "libs/common/pyproject.toml",
                        "[project]\nname = \"common\"\nversion = \"1.0\"\ndependencies = [\"werkzeug\"]\n")
                .file("libs/common/common/__init__.py", 1_000);
        Map<String, Long> bill =
                bill(
                        build(
                                "ENV PYTHONDONTWRITEBYTECODE=1",
                                "COPY libs /libs",
                                "RUN pip install --no-cache-dir /libs/common"));
        assertThat(bill)
                .containsKeys(
                        "wheel:common-1.0-py3-none-any.whl",
                        "wheel:werkzeug-3.1-py3-none-any.whl",
                        "bytecode");
        assertThat(bill.get("pip-cache")).isEqualTo(1_080_000);
        assertThat(bill(build(QUIET, "COPY libs /libs", "RUN pip install /libs/common")))
                .doesNotContainKey("pip-cache");
        assertThat(bill(build(QUIET, "COPY libs /libs", "RUN pip install -e /libs/common")))
                .containsKey("editable:common");
    }

    @Test
    void keeps_what_a_build_asks_for_and_what_that_needs() {
        index.wheel("hatchling", "1.0", "pathspec").wheel("pathspec", "1.0");
        tester.file(
                        "app/pyproject.toml",
                        """
                        [build-system]
                        requires = ["hatchling"]
                        build-backend = "hatchling.build"
                        [project]
                        name = "app"
                        version = "1.0"
                        """)
                .file("app/app/__init__.py", 1_000);
        assertThat(
                        bill(build("COPY app /app", "RUN pip install --no-cache-dir /app"))
                                .get("pip-cache"))
                .as("two wheels, two pages, four headers")
                .isEqualTo(2 * 100_000 + 2 * 10_000 + 4 * 350);
    }

    @Test
    void compiles_as_the_command_really_does() {
        String quiet = "ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1";
        assertThat(bill(build(quiet, "RUN pip install --no-compile flask")))
                .doesNotContainKey("bytecode");
        assertThat(bill(build(quiet, "ENV PIP_NO_COMPILE=1", "RUN pip install flask")))
                .as("the variable means the opposite")
                .containsKey("bytecode");
        assertThat(bill(build(quiet, "ENV PIP_NO_COMPILE=0", "RUN pip install flask")))
                .doesNotContainKey("bytecode");
        assertThat(bill(build(quiet, "RUN uv pip install --system --no-cache flask")))
                .doesNotContainKey("bytecode")
                .containsKey("wheel:flask-3.1-py3-none-any.whl");
        assertThat(
                        bill(
                                build(
                                        quiet,
                                        "ENV UV_COMPILE_BYTECODE=1",
                                        "RUN uv pip install --system --no-cache flask")))
                .containsKey("bytecode");
    }

    @Test
    void writes_the_interpreters_bytecode_back_once() {
        BuiltImage image =
                build(
                        "RUN pip install --no-cache-dir --no-compile flask",
                        "RUN pip install --no-cache-dir --no-compile werkzeug");
        assertThat(bill(image).get("bytecode")).isEqualTo(10_600_000);
        assertThat(bill(build("RUN python -m venv --without-pip /v")).get("bytecode"))
                .isEqualTo(5_140_000);
        assertThat(bill(build("USER app", "RUN pip install --no-cache-dir --no-compile flask")))
                .doesNotContainKey("bytecode");
    }

    @Test
    void installs_where_it_is_told() {
        BuiltImage image =
                build(
                        QUIET,
                        "RUN pip install --target /t werkzeug",
                        "RUN pip install --prefix=/p werkzeug",
                        "RUN python -m venv /v && /v/bin/pip install werkzeug",
                        "USER app",
                        "RUN pip3 install --user werkzeug");
        for (String folder :
                List.of(
                        "/t/werkzeug",
                        "/p/lib/python3.11/site-packages/werkzeug",
                        "/v/lib/python3.11/site-packages/werkzeug",
                        "/home/app/.local/lib/python3.11/site-packages/werkzeug")) {
            assertThat(BuildTester.visible(image, folder)).as(folder).isEqualTo(399_000 + 402_000);
        }
        assertThat(image.unknown()).isEmpty();
    }

    @Test
    void finds_the_environment_on_the_path_and_by_option() {
        BuiltImage onPath =
                build(
                        QUIET,
                        "ENV PATH=/app/.venv/bin:$PATH",
                        "RUN python -m venv /app/.venv",
                        "RUN pip install werkzeug");
        assertThat(BuildTester.visible(onPath, "/app/.venv/lib/python3.11/site-packages/werkzeug"))
                .isPositive();
        BuiltImage byOption =
                build(
                        QUIET,
                        "RUN python -m venv --without-pip /opt/venv",
                        "RUN pip --python /opt/venv/bin/python install werkzeug");
        assertThat(BuildTester.visible(byOption, "/opt/venv/lib/python3.11/site-packages/werkzeug"))
                .isPositive();
        assertThat(
                        BuildTester.visible(byOption, "/opt/venv")
                                - BuildTester.visible(byOption, "/opt/venv/lib"))
                .as("without pip an environment is small")
                .isLessThan(20_000);
    }

    @Test
    void weighs_an_environment_as_measured() {
        BuiltImage image = build("ENV PYTHONDONTWRITEBYTECODE=1", "RUN python -m venv /v");
        assertThat((double) BuildTester.visible(image, "/v"))
                .isCloseTo(22_340_000, within(50_000.0));
    }

    @Test
    void copies_an_environment_with_its_packages_from_another_stage() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim AS build
                        RUN python -m venv --without-pip /opt/venv && pip --python /opt/venv/bin/python install --no-cache-dir flask==3.0.3
                        FROM python:3.11-slim
                        COPY --from=build /opt/venv /opt/venv
                        """);
        assertThat(bill(image)).containsKeys("wheel:flask-3.0.3-py3-none-any.whl", "bytecode");
        assertThat(image.unknown()).isEmpty();
    }

    @Test
    void replaces_and_removes_what_is_installed() {
        BuiltImage upgraded =
                build(QUIET, "RUN pip install flask==3.0.3 && pip install --upgrade flask");
        assertThat(bill(upgraded))
                .containsKey("wheel:flask-3.1-py3-none-any.whl")
                .doesNotContainKey("wheel:flask-3.0.3-py3-none-any.whl");
        assertThat(bill(build(QUIET, "RUN pip install flask==3.0.3 && pip uninstall -y flask")))
                .containsOnlyKeys("wheel:werkzeug-3.1-py3-none-any.whl", "bytecode");
        BuiltImage later =
                build(QUIET, "RUN pip install flask==3.0.3", "RUN pip uninstall -y flask");
        assertThat(bill(later))
                .as("a later layer hides and saves nothing")
                .containsKey("wheel:flask-3.0.3-py3-none-any.whl");
        BuiltImage kept = build(QUIET, "RUN pip install flask==3.0.3", "RUN pip install flask");
        assertThat(bill(kept)).doesNotContainKey("wheel:flask-3.1-py3-none-any.whl");
    }

    @Test
    void upgrades_pip_without_the_bytecode_of_the_old_one() {
        Map<String, Long> bill = bill(build("RUN pip install --no-cache-dir --upgrade pip"));
        assertThat(bill.get("bytecode")).isEqualTo(5_140_000 + 366_000);
        assertThat(bill).containsKey("wheel:pip-26.0-py3-none-any.whl");
    }

    @Test
    void keeps_wheels_as_files_and_installs_them_in_another_stage() {
        tester.file("common/pyproject.toml", "[project]\nname = \"common\"\nversion = \"1.0\"\n")
                .file("common/common/__init__.py", 1_000);
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim AS build
                        COPY common /common
                        COPY requirements.txt /requirements.txt
                        RUN pip wheel --no-cache-dir --wheel-dir /wheels /common -r /requirements.txt
                        FROM python:3.11-slim
                        ENV PYTHONDONTWRITEBYTECODE=1
                        COPY --from=build /wheels /wheels
                        RUN pip install --no-cache-dir --no-index --find-links /wheels /wheels/*.whl && rm -rf /wheels
                        """);
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKeys(
                        "wheel-file:flask-3.0.3-py3-none-any.whl",
                        "wheel-file:common-1.0-py3-none-any.whl",
                        "wheel:flask-3.0.3-py3-none-any.whl",
                        "wheel:werkzeug-3.1-py3-none-any.whl",
                        "wheel:common-1.0-py3-none-any.whl");
    }

    @Test
    void installs_whatever_wheels_a_pattern_holds() {
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim AS build
                        RUN pip wheel --no-deps --wheel-dir /wheels flask==3.0.3
                        FROM python:3.11-slim
                        ENV PYTHONDONTWRITEBYTECODE=1
                        RUN --mount=type=bind,from=build,source=/wheels,target=/wheels pip install --no-cache /wheels/*
                        """);
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKeys(
                        "wheel:flask-3.0.3-py3-none-any.whl", "wheel:werkzeug-3.1-py3-none-any.whl")
                .doesNotContainKeys("pip-cache", "wheel-file:flask-3.0.3-py3-none-any.whl");
    }

    @Test
    void says_so_where_a_pattern_holds_other_than_wheels() {
        tester.file("dist/flask-3.0.3.tar.gz", 10_000);
        assertThat(build(QUIET, "COPY dist /dist", "RUN pip install /dist/*").unknown())
                .containsExactly("what `pip install /dist/*` installs is not known");
    }

    @Test
    void installs_wheels_that_another_stage_built_from_source_and_keeps_no_copy_of_them() {
        index.file("native", "1.0", "native-1.0.tar.gz")
                .file("native", "1.0", "native-1.0-cp39-cp39-manylinux2014_x86_64.whl");
        tester.file("requirements.txt", "native==1.0\nwerkzeug==3.1\n");
        BuiltImage image =
                tester.build(
                        """
                        FROM python:3.11-slim AS build
                        WORKDIR /wheels
                        COPY requirements.txt .
                        RUN pip wheel --no-cache-dir --wheel-dir /wheels -r requirements.txt
                        FROM python:3.11-slim
                        ENV PYTHONDONTWRITEBYTECODE=1
                        COPY --from=build /wheels /wheels
                        RUN pip install --no-index --find-links=/wheels -r /wheels/requirements.txt
                        """);
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKeys(
                        "wheel-file:native-1.0-cp311-cp311-linux_x86_64.whl",
                        "wheel:native-1.0-cp311-cp311-linux_x86_64.whl",
                        "wheel:werkzeug-3.1-py3-none-any.whl")
                .doesNotContainKey("pip-cache");
    }

    @Test
    void says_of_a_project_with_extension_modules_that_it_is_built_there() {
        tester.file("fast/pyproject.toml", "[project]\nname = \"fast\"\nversion = \"1.0\"\n")
                .file("fast/setup.py", "setup(ext_modules=[Extension('fast.c', ['fast/c.c'])])")
                .file("fast/fast/__init__.py", 100)
                .file("fast/fast/c.c", 20_000);
        BuiltImage image = build(QUIET, "COPY fast /fast", "RUN pip install /fast");
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKeys("wheel:fast-1.0-cp311-cp311-linux_x86_64.whl", "extensions:fast");
        assertThat(image.uncompressed().high()).isGreaterThan(image.uncompressed().bytes());
    }

    @Test
    void takes_what_the_system_has_for_installed_where_it_installs_for_a_user() {
        index.wheel("tool", "1.0", "pip", "werkzeug");
        Map<String, Long> bill =
                bill(build("USER app", "RUN pip install --user --no-cache-dir tool"));
        assertThat(bill)
                .containsKeys(
                        "wheel:tool-1.0-py3-none-any.whl", "wheel:werkzeug-3.1-py3-none-any.whl")
                .doesNotContainKey("wheel:pip-26.0-py3-none-any.whl");
    }

    @Test
    void judges_a_source_distribution_by_its_siblings() {
        index.file("native", "1.0", "native-1.0.tar.gz")
                .file("native", "1.0", "native-1.0-cp39-cp39-manylinux2014_x86_64.whl");
        BuiltImage image = build(QUIET, "RUN pip install native");
        assertThat(image.unknown()).isEmpty();
        Part part = image.layers().getLast().parts().getFirst();
        assertThat(part.what()).isEqualTo("sdist:native-1.0.tar.gz");
        assertThat(part.uncompressed().sigma()).isGreaterThan(0.05);
    }

    @Test
    void replacing_a_wheel_leaves_no_doubt_about_what_was_built_from_source_beside_it() {
        index.file("native", "1.0", "native-1.0.tar.gz")
                .file("native", "1.0", "native-1.0-cp39-cp39-manylinux2014_x86_64.whl");
        BuiltImage image =
                build("RUN pip install native flask==3.0.3 && pip install --upgrade flask");
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKeys("sdist:native-1.0.tar.gz", "wheel:flask-3.1-py3-none-any.whl")
                .doesNotContainKey("wheel:flask-3.0.3-py3-none-any.whl");
    }

    @Test
    void what_was_built_from_source_goes_when_another_version_comes() {
        index.file("native", "1.0", "native-1.0.tar.gz")
                .file("native", "1.0", "native-1.0-cp39-cp39-manylinux2014_x86_64.whl")
                .file("native", "2.0", "native-2.0.tar.gz")
                .file("native", "2.0", "native-2.0-cp39-cp39-manylinux2014_x86_64.whl");
        BuiltImage image =
                build(QUIET, "RUN pip install native==1.0 && pip install --upgrade native");
        assertThat(image.unknown()).isEmpty();
        assertThat(bill(image))
                .containsKey("sdist:native-2.0.tar.gz")
                .doesNotContainKey("sdist:native-1.0.tar.gz");
    }

    @Test
    void says_that_lock_files_are_missing() {
        assertThat(build(QUIET, "RUN pip install werkzeug && poetry install --no-root").unknown())
                .singleElement()
                .asString()
                .contains("poetry install");
        assertThat(build(QUIET, "RUN uv sync --frozen").unknown())
                .singleElement()
                .asString()
                .contains("uv sync");
        assertThat(build(QUIET, "RUN pip list && pip --version && pip check").unknown()).isEmpty();
    }
}
