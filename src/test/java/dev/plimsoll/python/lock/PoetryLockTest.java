package dev.plimsoll.python.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.python.MarkerEnvironment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoetryLockTest {

    private static final MarkerEnvironment PYTHON = Pythons.CPYTHON_3_11.environment();

    private static final String PROJECT =
            """
            [tool.poetry]
            name = "shop"
            package-mode = false

            [tool.poetry.dependencies]
            python = "^3.11"
            Flask = {version = "^3.0", extras = ["async"]}
            tzdata = {version = "*", markers = "sys_platform == 'win32'"}
            reportlab = {version = "^4", optional = true}
            numpy = [
                {version = "^1.26", python = "<3.11"},
                {version = "^2.0", python = ">=3.11"},
            ]

            [tool.poetry.extras]
            pdf = ["reportlab"]

            [tool.poetry.group.test.dependencies]
            pytest = "^8"

            [tool.poetry.group.docs]
            optional = true

            [tool.poetry.group.docs.dependencies]
            sphinx = "*"
            """;

    private static final String LOCK =
            """
            [[package]]
            name = "flask"
            version = "3.0.3"
            optional = false
            python-versions = ">=3.8"
            files = [
                {file = "flask-3.0.3-py3-none-any.whl", hash = "sha256:34e8"},
            ]

            [package.dependencies]
            Werkzeug = ">=3.0"
            asgiref = {version = ">=3.2", optional = true, markers = "extra == \\"async\\""}
            colorama = {version = "*", markers = "platform_system == \\"Windows\\""}

            [package.extras]
            async = ["asgiref (>=3.2)"]

            [[package]]
            name = "werkzeug"
            version = "3.1"
            python-versions = "*"

            [[package]]
            name = "asgiref"
            version = "3.8"

            [[package]]
            name = "colorama"
            version = "0.4"

            [[package]]
            name = "numpy"
            version = "1.26.4"

            [[package]]
            name = "numpy"
            version = "2.1.0"

            [[package]]
            name = "reportlab"
            version = "4.2"

            [package.source]
            type = "git"
            url = "https://example.org/reportlab.git"

            [[package]]
            name = "pytest"
            version = "8.1"

            [[package]]
            name = "sphinx"
            version = "8.0"

            [package.source]
            type = "legacy"
            url = "https://user:secret@pypi.example.org/simple"

            [metadata]
            lock-version = "2.1"
            """;

    private final PoetryProject project = PoetryProject.parse(PROJECT).orElseThrow();
    private final PoetryLock lock = PoetryLock.parse(LOCK).orElseThrow();

    private List<String> names(boolean main, Set<String> extras, Set<String> groups) {
        return lock.select(project, new Selection(PYTHON, main, extras, groups)).stream()
                .map(one -> one.project() + " " + one.version().orElse(""))
                .sorted()
                .toList();
    }

    @Test
    void follows_what_the_project_asks_for() {
        assertThat(names(true, Set.of(), Set.of()))
                .containsExactly("asgiref 3.8", "flask 3.0.3", "numpy 2.1.0", "werkzeug 3.1");
    }

    @Test
    void adds_extras_and_groups() {
        assertThat(names(true, Set.of("pdf"), Set.of("test")))
                .contains("reportlab 4.2", "pytest 8.1");
        assertThat(project.defaultGroups()).containsExactly("test");
        assertThat(names(false, Set.of(), Set.of("docs"))).containsExactly("sphinx 8.0");
    }

    @Test
    void reads_files_that_stand_in_one_table_at_the_end() {
        PoetryLock old =
                PoetryLock.parse(
                                """
                                [[package]]
                                name = "flask"
                                version = "2.0"

                                [metadata]
                                lock-version = "1.1"

                                [metadata.files]
                                flask = [{file = "Flask-2.0-py3-none-any.whl", hash = "sha256:aa"}]
                                """)
                        .orElseThrow();
        assertThat(old.select(project, Selection.main(PYTHON)))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.files())
                                .singleElement()
                                .satisfies(file ->
                                        assertThat(file.filename())
                                                .isEqualTo("Flask-2.0-py3-none-any.whl")));
    }

    @Test
    void is_not_read_where_it_is_none() {
        assertThat(PoetryLock.parse("[[package]]\nname = 'x'")).isEmpty();
        assertThat(PoetryLock.parse("= [")).isEmpty();
    }

    @Test
    void reads_the_standard_tables_of_a_project() {
        PoetryProject standard =
                PoetryProject.parse(
                                """
                                [project]
                                dependencies = ["werkzeug>=3"]
                                [project.optional-dependencies]
                                web = ["flask"]
                                [dependency-groups]
                                dev = ["pytest", {include-group = "more"}]
                                more = ["sphinx"]
                                """)
                        .orElseThrow();
        assertThat(
                        lock
                                .select(
                                        standard,
                                        new Selection(PYTHON, true, Set.of("web"), Set.of("dev")))
                                .stream()
                                .map(one -> one.project().value()))
                .containsExactlyInAnyOrder("werkzeug", "flask", "pytest", "sphinx");
    }
}
