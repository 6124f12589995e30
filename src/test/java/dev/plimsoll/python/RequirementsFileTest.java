package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequirementsFileTest {

    private static RequirementsFile parse(String text) {
        return RequirementsFile.parse(SourceFile.of(new RepositoryPath("requirements.txt"), text));
    }

    private static List<String> told(String text) {
        RequirementsFile file = parse(text);
        return file.lines().stream().map(line -> tell(line, text)).toList();
    }

    private static String tell(RequirementLine line, String text) {
        return switch (line) {
            case RequirementLine.Named(var range, var where, var requirement, var options) ->
                    "named "
                            + where.of(text)
                            + (options.isEmpty() ? "" : " " + options.size() + " options");
            case RequirementLine.Located(
                            var range,
                            var where,
                            var location,
                            boolean editable,
                            var marker) ->
                    (editable ? "editable " : "")
                            + location.kind()
                            + " "
                            + location.shown()
                            + location.name().map(name -> " " + name).orElse("")
                            + (location.extras().isEmpty() ? "" : location.extras())
                            + (marker.isPresent() ? " marker" : "");
            case RequirementLine.Include(var range, var where, String path, boolean constraints) ->
                    (constraints ? "constraints " : "include ") + path;
            case RequirementLine.Settings(var range, var options) ->
                    "settings "
                            + options.stream()
                                    .map(option -> option.name() + "=" + option.value())
                                    .toList();
            case RequirementLine.Unreadable(var range, String why) ->
                    "unreadable " + range.of(text);
        };
    }

    @Test
    void reads_what_pip_reads() {
        assertThat(
                        told(
                                """
                                # comment
                                flask==3.0.3  # why
                                httpx[http2, brotli] ~= 0.27.0
                                lxml < 6 ; python_version < "3.13"
                                rich \\
                                    >= 13
                                -r base.txt
                                -rother.txt
                                --constraint=constraints.txt
                                -e .[dev]
                                --editable ./libs/common
                                -e git+https://user:secret@example.org/x/y.git@v1#egg=thing[a]
                                git+ssh://git@example.org/x/y.git
                                https://user:secret@example.org/a/b/c-1.0-py3-none-any.whl?token=abc
                                thing @ https://example.org/thing.zip
                                ./local-1.0.tar.gz ; python_version > "3"
                                --index-url https://user:secret@example.org/simple --pre
                                -i https://example.org/simple
                                --no-binary :all:
                                urllib3==2.0 --hash=sha256:aa --hash sha256:bb
                                #egg
                                a#b
                                what is this
                                --unknown
                                -r
                                --find-links "a b"
                                """))
                .containsExactly(
                        "named flask==3.0.3",
                        "named httpx[http2, brotli] ~= 0.27.0",
                        "named lxml < 6 ; python_version < \"3.13\"",
                        "named rich \\\n    >= 13",
                        "include base.txt",
                        "include other.txt",
                        "constraints constraints.txt",
                        "editable PATH .[dev]",
                        "editable PATH ./libs/common",
                        "editable REPOSITORY git+https://example.org/…/y.git@v1 thing[a]",
                        "REPOSITORY git+ssh://example.org/…/y.git",
                        "URL https://example.org/…/c-1.0-py3-none-any.whl",
                        "named thing @ https://example.org/thing.zip",
                        "PATH ./local-1.0.tar.gz marker",
                        "settings [--index-url=https://user:secret@example.org/simple, --pre=]",
                        "settings [--index-url=https://example.org/simple]",
                        "settings [--no-binary=:all:]",
                        "named urllib3==2.0 2 options",
                        "unreadable a#b",
                        "unreadable what is this",
                        "unreadable --unknown",
                        "unreadable -r",
                        "settings [--find-links=a b]");
    }

    @Test
    void knows_where_each_statement_stands() {
        String text = "\uFEFFa==1 # one\r\n\r\nb \\\r\n  ==2 \\\r\n  # tail\r\nc";
        RequirementsFile file = parse(text);
        assertThat(file.lines().stream().map(line -> line.range().of(text)))
                .containsExactly("a==1 # one", "b \\\r\n  ==2 \\\r\n  # tail", "c");
        assertThat(file.named().map(line -> line.text().of(text)))
                .containsExactly("a==1", "b \\\r\n  ==2", "c");
        assertThat(file.comments().stream().map(range -> range.of(text)))
                .containsExactly("# one", "# tail");
    }

    @Test
    void replaces_variables_that_are_set() {
        RequirementsFile file =
                RequirementsFile.parse(
                        SourceFile.of(
                                new RepositoryPath("r.txt"),
                                "a==${VERSION}\n--index-url https://${TOKEN}@example.org/\nb==${lower}\n"),
                        Map.of("VERSION", "1.2", "lower", "3"));
        assertThat(file.named().map(line -> line.requirement().toString()))
                .containsExactly("a==1.2");
        assertThat(file.named().map(line -> line.text().of(file.source().text())))
                .containsExactly("a==${VERSION}");
        assertThat(file.lines().get(1)).isInstanceOf(RequirementLine.Settings.class);
        assertThat(file.lines().get(2)).isInstanceOf(RequirementLine.Unreadable.class);
    }

    @Test
    void reads_nested_files_relative_to_the_including_one() {
        RequirementsTree tree =
                RequirementsReader.read(
                        MemorySnapshot.of(
                                Map.of(
                                        "requirements/production.txt",
                                                "-c constraints.txt\n-r base.txt\nuvloop\n",
                                        "requirements/base.txt", "httpx\n-r ../more/more.txt\n",
                                        "requirements/constraints.txt", "lxml==5.3.0\n",
                                        "more/more.txt", "rich\n")),
                        new RepositoryPath("requirements/production.txt"));
        assertThat(tree.wanted().map(line -> line.requirement().name()))
                .containsExactly("httpx", "rich", "uvloop");
        assertThat(tree.constraints().map(line -> line.requirement().name()))
                .containsExactly("lxml");
        assertThat(tree.problems()).isEmpty();
    }

    @Test
    void tells_circles_and_what_leaves_the_repository_and_reads_neither() {
        RequirementsTree tree =
                RequirementsReader.read(
                        MemorySnapshot.of(
                                Map.of(
                                        "a.txt",
                                        "-r b.txt\n-r ../../etc/passwd\n-r /etc/passwd\n-r missing.txt\n-r https://user:secret@example.org/r.txt\nx\n",
                                        "b.txt",
                                        "-r a.txt\n")),
                        new RepositoryPath("a.txt"));
        assertThat(tree.problems())
                .hasSize(5)
                .extracting(Problem::message)
                .noneMatch(message -> message.contains("secret"));
        assertThat(tree.problems().get(1).line()).contains(2);
        assertThat(tree.wanted().map(line -> line.requirement().name())).containsExactly("x");
    }

    @Test
    void reads_utf_16_without_offering_edits() {
        byte[] bytes = "\uFEFFflask==3.0.3\r\n".getBytes(StandardCharsets.UTF_16LE);
        SourceFile source = SnapshotTexts.decode(new RepositoryPath("r.txt"), bytes);
        assertThat(source.editable()).isFalse();
        assertThat(
                        RequirementsFile.parse(source)
                                .named()
                                .map(line -> line.requirement().toString()))
                .containsExactly("flask==3.0.3");
    }

    @Test
    void never_throws_and_never_loses_its_place() {
        Random random = new Random(5);
        String[] pieces = {
            "a",
            "==",
            "1",
            ";",
            " ",
            "\\",
            "\n",
            "\r\n",
            "#",
            "-r ",
            "--hash=",
            "'",
            "\"",
            "@",
            "https://",
            "[",
            "]",
            "${A}",
            "-e ",
            "git+",
            "\t",
            "é",
            ","
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(15); n > 0; n--)
                text.append(pieces[random.nextInt(pieces.length)]);
            RequirementsFile file =
                    RequirementsFile.parse(
                            SourceFile.of(new RepositoryPath("r"), text.toString()),
                            Map.of("A", "b c"));
            int end = 0;
            for (RequirementLine line : file.lines()) {
                assertThat(line.range().start()).isGreaterThanOrEqualTo(end);
                end = line.range().end();
                assertThat(end).isLessThanOrEqualTo(text.length());
            }
        }
    }
}
