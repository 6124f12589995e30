package dev.plimsoll.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Facts from moby/patternmatcher at 5a6d842: patternmatcher_test.go and
 * ignorefile/ignorefile_test.go.
 */
class IgnoreFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    ** ¦ file, dir/file, dir/file/ ¦
                    **/ ¦ file, dir/file, dir/file/ ¦
                    **/** ¦ dir/file, dir/file/ ¦
                    dir/** ¦ dir/file, dir/dir2/file, dir/file/ ¦ dir, di
                    **/dir ¦ dir, dir/file, a/dir/b ¦ adir
                    **/dir2/* ¦ dir/dir2/file, dir/dir2/file/ ¦ dir2
                    **/dir2/** ¦ dir/dir2/dir3/file ¦
                    **file ¦ file, dir/file, dir/dir/afile ¦
                    **/file ¦ dir/dir/file ¦ afile
                    **/file* ¦ dir/dir/file.txt, file ¦
                    **/file*txt ¦ dir/dir/file.txt ¦
                    **/file*.txt* ¦ dir/dir/file.txt ¦
                    **/**/*.txt ¦ dir/dir/file.txt, file.txt ¦ dir/dir/file.txt2
                    a**/*.txt ¦ a/file.txt, a/dir/dir/file.txt ¦ b/file.txt
                    a/*.txt ¦ a/file.txt ¦ a/dir/file.txt
                    a/*.txt** ¦ a/file.txt ¦
                    a[b-d]e ¦ ace ¦ ae, aae
                    a[^b-d]e ¦ aze ¦ ace
                    .* ¦ .foo ¦ foo
                    abc.def ¦ abc.def ¦ abcdef, abcZdef
                    abc?def ¦ abcZdef ¦ abcdef, abc/def
                    a\\\\ ¦ a\\ ¦
                    a\\*b ¦ a*b ¦ ab
                    **/foo/bar ¦ foo/bar, dir/dir2/foo/bar ¦
                    **/.foo ¦ .foo ¦ bar.foo
                    a(b)c/def ¦ a(b)c/def ¦ a(b)c/xyz
                    a.|)$(}+{bc ¦ a.|)$(}+{bc ¦
                    dist/*.whl ¦ dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl ¦
                    a* ¦ a, abc, ab/c ¦ ba
                    a*/b ¦ abc/b ¦ a/c/b
                    a*b*c*d*e*/f ¦ axbxcxdxe/f, axbxcxdxexxx/f ¦ axbxcxdxe/xxx/f, axbxcxdxexxx/fff
                    a*b?c*x ¦ abxbbxdbxebxczzx ¦ abxbbxdbxebxczzy
                    a?b ¦ a☺b ¦ a/b
                    a[^a]b ¦ a☺b ¦
                    a???b ¦ ¦ a☺b
                    [a-ζ]* ¦ α ¦ A
                    [\\]a] ¦ ] ¦
                    [x\\-] ¦ x, - ¦ z
                    *.pyc ¦ a.pyc ¦ b/a.pyc
                    **/*.pyc ¦ a.pyc, b/a.pyc ¦
                    /foo ¦ foo, foo/bar ¦ a/foo
                    ./foo/../bar/ ¦ bar ¦ foo
                    """)
    void a_pattern_matches_as_the_builder_matches(String pattern, String ignored, String kept) {
        IgnoreFile file = ignoreFile(pattern);
        assertThat(file.problems()).isEmpty();
        if (ignored != null) assertThat(ignored.split(", ", -1)).allMatch(file::ignores);
        if (kept != null) assertThat(kept.split(", ", -1)).noneMatch(file::ignores);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    docs, !docs/README.md ¦ docs/README.md ¦ false
                    docs/, !docs/README.md ¦ docs/README.md ¦ false
                    docs/*, !docs/README.md ¦ docs/README.md ¦ false
                    docs/*, !docs/README.md ¦ docs/a ¦ true
                    *.go, !main.go ¦ main.go ¦ false
                    !main.go, *.go ¦ main.go ¦ true
                    **, !util/docker/web ¦ util/docker/web/foo ¦ false
                    **, !util/docker/web, util/docker/web/foo ¦ util/docker/web/foo ¦ true
                    **, !dist/*.whl ¦ dist/a.whl ¦ false
                    *, ! /app ¦ app/b ¦ false
                    """)
    void the_last_pattern_that_matches_decides(String patterns, String path, boolean ignored) {
        assertThat(ignoreFile(patterns.replace(", ", "\n")).ignores(path)).isEqualTo(ignored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!",
                "!/",
                "[",
                "a[",
                "[^",
                "[^bc",
                "[]a]",
                "[-]",
                "[x-]",
                "[-x]",
                "[a-b-c]",
                "\\",
                "[Local-Only]/"
            })
    void a_pattern_that_the_builder_refuses_is_a_problem(String pattern) {
        IgnoreFile file = ignoreFile("a\n" + pattern + "\nb");
        assertThat(file.problems()).extracting(Problem::line).containsExactly(Optional.of(2));
        assertThat(file.patterns()).hasSize(2);
    }

    @Test
    void comments_count_at_the_line_s_start_only() {
        IgnoreFile file = ignoreFile("\uFEFF# a\n #b\r\n\n  c  \r\n");
        assertThat(file.patterns()).extracting(IgnorePattern::text).containsExactly("#b", "c");
        assertThat(file.patterns()).extracting(IgnorePattern::line).containsExactly(2, 4);
        assertThat(file.patterns().getLast().range().of(file.source().orElseThrow().text()))
                .isEqualTo("c");
    }

    @Test
    void a_file_of_the_dockerfile_s_own_replaces_the_context_s() {
        Snapshot snapshot =
                MemorySnapshot.of(
                        Map.of(
                                "app/Dockerfile",
                                "FROM a",
                                "app/.dockerignore",
                                "x",
                                "app/dev/Dockerfile.dev",
                                "FROM a",
                                "app/dev/Dockerfile.dev.dockerignore",
                                "y"));
        RepositoryPath context = new RepositoryPath("app");
        assertThat(
                        IgnoreFile.locate(snapshot, new RepositoryPath("app/Dockerfile"), context)
                                .ignores("x"))
                .isTrue();
        IgnoreFile own =
                IgnoreFile.locate(snapshot, new RepositoryPath("app/dev/Dockerfile.dev"), context);
        assertThat(own.ignores("x")).isFalse();
        assertThat(own.ignores("y")).isTrue();
        assertThat(
                        IgnoreFile.locate(
                                snapshot,
                                new RepositoryPath("app/Dockerfile"),
                                RepositoryPath.ROOT))
                .isSameAs(IgnoreFile.NONE);
    }

    @Test
    void a_hard_pattern_takes_no_more_than_linear_time() {
        IgnoreFile file = ignoreFile("*a".repeat(50) + "\n" + "**/a".repeat(50) + "*c*");
        assertThat(file.ignores("a".repeat(4_000))).isTrue();
        assertThat(file.ignores("a/".repeat(100) + "b")).isFalse();
    }

    private static IgnoreFile ignoreFile(String text) {
        return IgnoreFile.parse(SourceFile.of(new RepositoryPath(".dockerignore"), text));
    }
}
