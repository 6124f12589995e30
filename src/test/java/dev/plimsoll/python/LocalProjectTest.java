package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalProjectTest {

    private final Map<String, String> files = new HashMap<>();

    private LocalProject read(String... extras) {
        return LocalProject.read(name -> Optional.ofNullable(files.get(name)), List.of(extras))
                .orElseThrow();
    }

    @Test
    void reads_the_standard_table() {
        files.put(
                "pyproject.toml",
                """
                [project]
                name = "shop"
                version = "1.2"
                dependencies = ["flask>=3"]
                [project.optional-dependencies]
                pdf = ["reportlab"]
                """);
        assertThat(read().dependencies()).contains(List.of("flask>=3"));
        assertThat(read("pdf").dependencies()).contains(List.of("flask>=3", "reportlab"));
    }

    @Test
    void reads_the_files_that_setuptools_takes_dependencies_from() {
        files.put(
                "pyproject.toml",
                """
                [project]
                name = "shop"
                dynamic = ["dependencies"]
                [tool.setuptools.dynamic]
                dependencies = {file = ["requirements.txt"]}
                """);
        assertThat(read().dependencies()).as("the file is not there").isEmpty();
        files.put("requirements.txt", "# web\nflask>=3  # the web\n\ncelery\n");
        assertThat(read().dependencies()).contains(List.of("flask>=3", "celery"));
        files.put("requirements.txt", "-r base.txt\n");
        assertThat(read().dependencies()).as("setuptools refuses options").isEmpty();
    }

    @Test
    void reads_the_table_of_poetry() {
        files.put(
                "pyproject.toml",
                """
                [tool.poetry]
                name = "shop"
                version = "0.3.0"
                [tool.poetry.dependencies]
                python = "^3.11"
                flask = "^3.0.1"
                click = "~8.1"
                tiny = "^0.2.3"
                attrs = "*"
                redis = {version = "5.0", extras = ["hiredis"], python = ">=3.9"}
                reportlab = {version = ">=4", optional = true}
                [tool.poetry.extras]
                pdf = ["reportlab"]
                [build-system]
                requires = ["poetry-core"]
                build-backend = "poetry.core.masonry.api"
                """);
        assertThat(read().name()).contains("shop");
        assertThat(read().dependencies())
                .contains(
                        List.of(
                                "flask>=3.0.1,<4",
                                "click>=8.1,<8.2",
                                "tiny>=0.2.3,<0.3",
                                "attrs",
                                "redis[hiredis]==5.0 ; python_full_version >= '3.9'"));
        assertThat(read("pdf").dependencies().orElseThrow()).contains("reportlab>=4");
        assertThat(PoetryDependencies.pep440("^1 || ^2")).isEmpty();
    }

    @Test
    void reads_what_a_setup_script_says_literally() {
        files.put(
                "setup.py",
                """
                from setuptools import setup, find_packages
                setup(
                    name="shop",
                    version='1.0',
                    packages=find_packages(),
                    install_requires=[
                        "flask>=3",  # the web
                        'celery',
                    ],
                )
                """);
        assertThat(read().name()).contains("shop");
        assertThat(read().version()).contains("1.0");
        assertThat(read().dependencies()).contains(List.of("flask>=3", "celery"));
        assertThat(read("pdf").dependencies()).as("extras are not read there").isEmpty();
    }

    @Test
    void does_not_guess_what_a_setup_script_computes() {
        for (String computed :
                List.of(
                        "setup(install_requires=read())",
                        "setup(install_requires=['a'] + more)",
                        "setup(install_requires=['a' if new else 'b'])",
                        "setup(**arguments)",
                        "install_requires = ['a']\nsetup(install_requires=install_requires)")) {
            files.put("setup.py", computed);
            assertThat(read().dependencies()).as(computed).isEmpty();
        }
        files.put("setup.py", "setup(name='x', python_requires='>=3')");
        assertThat(read().dependencies()).contains(List.of());
    }

    @Test
    void reads_setup_cfg_with_its_extras() {
        files.put(
                "setup.cfg",
                """
                [metadata]
                name = shop
                [options]
                install_requires =
                    flask>=3
                    celery
                [options.extras_require]
                pdf =
                    reportlab
                """);
        assertThat(read().dependencies()).contains(List.of("flask>=3", "celery"));
        assertThat(read("pdf").dependencies()).contains(List.of("flask>=3", "celery", "reportlab"));
    }
}
