package dev.plimsoll.python.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.python.MarkerEnvironment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UvLockTest {

    private static final MarkerEnvironment PYTHON = Pythons.CPYTHON_3_11.environment();

    private static final String LOCK =
            """
            version = 1
            revision = 3
            requires-python = ">=3.11"

            [[package]]
            name = "shop"
            version = "0.1.0"
            source = { editable = "." }
            dependencies = [
                { name = "flask", extra = ["async"] },
                { name = "pywin32", marker = "sys_platform == 'win32'" },
            ]

            [package.optional-dependencies]
            pdf = [
                { name = "reportlab" },
            ]

            [package.dev-dependencies]
            dev = [
                { name = "pytest" },
            ]
            docs = [
                { name = "sphinx" },
            ]

            [[package]]
            name = "flask"
            version = "3.0.3"
            source = { registry = "https://pypi.org/simple" }
            dependencies = [
                { name = "werkzeug" },
            ]
            sdist = { url = "https://files.pythonhosted.org/packages/41/flask-3.0.3.tar.gz", hash = "sha256:CEB2", size = 676315 }
            wheels = [
                { url = "https://files.pythonhosted.org/packages/61/flask-3.0.3-py3-none-any.whl", hash = "sha256:34e8", size = 101735 },
            ]

            [package.optional-dependencies]
            async = [
                { name = "asgiref" },
            ]

            [[package]]
            name = "werkzeug"
            version = "3.1"
            source = { registry = "https://pypi.org/simple" }

            [[package]]
            name = "asgiref"
            version = "3.8"
            source = { registry = "https://download.example.org/whl/cpu" }

            [[package]]
            name = "pywin32"
            version = "306"
            source = { registry = "https://pypi.org/simple" }

            [[package]]
            name = "reportlab"
            version = "4.2"
            source = { git = "https://github.com/example/reportlab?rev=1#abc" }

            [[package]]
            name = "pytest"
            version = "8.0"
            source = { registry = "https://pypi.org/simple" }

            [[package]]
            name = "sphinx"
            version = "7.0"
            source = { registry = "https://pypi.org/simple" }
            resolution-markers = ["python_full_version < '3.11'"]

            [[package]]
            name = "sphinx"
            version = "8.0"
            source = { registry = "https://pypi.org/simple" }
            resolution-markers = ["python_full_version >= '3.11'"]
            """;

    private final UvLock lock = UvLock.parse(LOCK).orElseThrow();

    private List<String> names(boolean main, Set<String> extras, Set<String> groups) {
        return lock.select(lock.members(), new Selection(PYTHON, main, extras, groups)).stream()
                .map(one -> one.project() + " " + one.version().orElse(""))
                .sorted()
                .toList();
    }

    @Test
    void follows_the_edges_that_hold_in_the_environment() {
        assertThat(names(true, Set.of(), Set.of()))
                .containsExactly("asgiref 3.8", "flask 3.0.3", "werkzeug 3.1");
    }

    @Test
    void adds_extras_and_groups() {
        assertThat(names(true, Set.of("PDF"), Set.of("dev")))
                .contains("reportlab 4.2", "pytest 8.0");
        assertThat(names(false, Set.of(), Set.of("dev"))).containsExactly("pytest 8.0");
    }

    @Test
    void takes_the_version_that_was_locked_for_this_python() {
        assertThat(names(false, Set.of(), Set.of("docs"))).containsExactly("sphinx 8.0");
    }

    @Test
    void knows_files_by_name_and_hash_but_not_where_they_lie() {
        Pinned flask =
                lock.select(lock.members(), Selection.main(PYTHON)).stream()
                        .filter(one -> one.project().value().equals("flask"))
                        .findFirst()
                        .orElseThrow();
        assertThat(flask.files())
                .extracting(file -> file.filename() + " " + file.sha256().orElse(""))
                .containsExactly("flask-3.0.3-py3-none-any.whl 34e8", "flask-3.0.3.tar.gz ceb2");
        assertThat(flask.files()).allMatch(file -> file.url().isEmpty());
    }

    @Test
    void says_where_else_packages_come_from() {
        assertThat(
                        lock
                                .select(
                                        lock.members(),
                                        new Selection(PYTHON, true, Set.of("pdf"), Set.of()))
                                .stream()
                                .map(Pinned::source))
                .contains(
                        new Pinned.OtherIndex("https://download.example.org/whl/cpu"),
                        new Pinned.Elsewhere("https://github.com/example/reportlab?rev=1#abc"));
    }

    @Test
    void knows_the_projects_of_a_workspace() {
        assertThat(lock.members())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.folder()).isEqualTo(".");
                    assertThat(one.installed()).isTrue();
                    assertThat(one.groups()).containsExactlyInAnyOrder("dev", "docs");
                });
    }

    @Test
    void is_not_read_where_it_is_none() {
        assertThat(UvLock.parse("version = [")).isEmpty();
        assertThat(UvLock.parse("")).isEmpty();
        assertThat(UvLock.parse("[[package]]\nname = 'x'")).isEmpty();
    }
}
