package dev.plimsoll.python.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.python.MarkerEnvironment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OtherLocksTest {

    private static final MarkerEnvironment PYTHON = Pythons.CPYTHON_3_11.environment();

    private static List<String> shown(List<Pinned> packages) {
        return packages.stream()
                .map(one -> one.project() + " " + one.version().orElse("-"))
                .toList();
    }

    @Test
    void a_pipfile_lock_has_packages_for_use_and_for_development() {
        PipfileLock lock =
                PipfileLock.parse(
                                """
                                {"_meta": {"sources": [
                                    {"name": "pypi", "url": "https://pypi.org/simple"},
                                    {"name": "own", "url": "https://pypi.example.org/simple"}]},
                                 "default": {
                                    "flask": {"version": "==3.0.3", "hashes": ["sha256:34e8"], "index": "pypi"},
                                    "pywin32": {"version": "==306", "markers": "sys_platform == 'win32'"},
                                    "inner": {"version": "==1", "index": "own"},
                                    "here": {"path": ".", "editable": true}},
                                 "develop": {"pytest": {"version": "==8.1"}}}
                                """)
                        .orElseThrow();
        List<Pinned> used = lock.select(Selection.main(PYTHON));
        assertThat(shown(used)).containsExactly("flask 3.0.3", "inner 1", "here -");
        assertThat(used)
                .extracting(Pinned::source)
                .containsExactly(
                        new Pinned.PublicIndex(),
                        new Pinned.OtherIndex("https://pypi.example.org/simple"),
                        new Pinned.Folder(".", true));
        assertThat(used.getFirst().hashes()).containsExactly("sha256:34e8");
        assertThat(shown(lock.select(new Selection(PYTHON, false, Set.of(), Set.of("dev")))))
                .containsExactly("pytest 8.1");
        assertThat(PipfileLock.parse("{}")).isEmpty();
    }

    @Test
    void a_pdm_lock_says_which_groups_bring_a_package() {
        PdmLock lock =
                PdmLock.parse(
                                """
                                [metadata]
                                groups = ["default", "dev"]
                                lock_version = "4.5.0"

                                [[package]]
                                name = "flask"
                                version = "3.0.3"
                                groups = ["default"]
                                dependencies = ["werkzeug>=3"]
                                files = [{file = "flask-3.0.3-py3-none-any.whl", hash = "sha256:34e8"}]

                                [[package]]
                                name = "colorama"
                                version = "0.4"
                                groups = ["default"]
                                marker = "sys_platform == 'win32'"

                                [[package]]
                                name = "pytest"
                                version = "8.1"
                                groups = ["dev"]
                                """)
                        .orElseThrow();
        assertThat(shown(lock.select(Selection.main(PYTHON)))).containsExactly("flask 3.0.3");
        assertThat(shown(lock.select(new Selection(PYTHON, true, Set.of(), Set.of("dev")))))
                .containsExactly("flask 3.0.3", "pytest 8.1");
        assertThat(PdmLock.parse("[metadata]\nlock_version = '3.1'\n[[package]]\nname = 'x'"))
                .as("an older file without groups")
                .isEmpty();
    }

    @Test
    void a_pylock_has_markers_over_extras_and_groups() {
        Pylock lock =
                Pylock.parse(
                                """
                                lock-version = "1.0"
                                created-by = "hand"
                                default-groups = ["main"]

                                [[packages]]
                                name = "flask"
                                version = "3.0.3"
                                index = "https://pypi.org/simple"
                                wheels = [{url = "https://files.example.org/flask-3.0.3-py3-none-any.whl", size = 101735, hashes = {sha256 = "34e8"}}]

                                [[packages]]
                                name = "reportlab"
                                version = "4.2"
                                marker = "'pdf' in extras"

                                [[packages]]
                                name = "gunicorn"
                                version = "22.0"
                                marker = "'main' in dependency_groups"

                                [[packages]]
                                name = "pytest"
                                version = "8.1"
                                marker = "'dev' in dependency_groups"

                                [[packages]]
                                name = "own"
                                directory = {path = "libs/own", editable = true}
                                """)
                        .orElseThrow();
        List<Pinned> usual = lock.select(Selection.main(PYTHON));
        assertThat(shown(usual)).containsExactly("flask 3.0.3", "gunicorn 22.0", "own -");
        assertThat(usual.getLast().source()).isEqualTo(new Pinned.Folder("libs/own", true));
        assertThat(usual.getFirst().files().getFirst().bytes()).contains(101_735L);
        assertThat(shown(lock.select(new Selection(PYTHON, true, Set.of("pdf"), Set.of("dev")))))
                .contains("reportlab 4.2", "pytest 8.1");
        assertThat(Pylock.isNamed("locks/pylock.prod.toml")).isTrue();
        assertThat(Pylock.isNamed("pyproject.toml")).isFalse();
    }
}
