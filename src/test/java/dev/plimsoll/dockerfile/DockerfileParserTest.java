package dev.plimsoll.dockerfile;

import static dev.plimsoll.dockerfile.Reading.dockerfile;
import static dev.plimsoll.dockerfile.Reading.instruction;
import static dev.plimsoll.dockerfile.Reading.messages;
import static dev.plimsoll.dockerfile.Reading.outline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileParserTest {

    @Test
    void sorts_instructions_into_globals_and_stages() {
        Dockerfile file =
                dockerfile(
                        """
                        # syntax=docker/dockerfile:1
                        ARG PY=3.12
                        FROM python:$PY AS build
                        ARG PY
                        RUN pip install .
                        from --platform=linux/amd64 python:3.12-slim as Final
                        COPY --from=BUILD --chown=1:1 /v /v
                        """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.isReadable()).isTrue();
        assertThat(file.globals()).hasSize(1);
        assertThat(file.stages())
                .extracting(stage -> stage.name().orElse(""))
                .containsExactly("build", "Final");
        assertThat(file.instructionsOf(file.stages().getFirst())).hasSize(3);
        assertThat(file.stageOf(file.instructions().getLast())).contains(file.stages().getLast());
        assertThat(file.stage("BUILD", 1)).contains(file.stages().getFirst());
        assertThat(file.directives().syntax()).contains("docker/dockerfile:1");
    }

    @Test
    void words_know_their_exact_place_inside_continuations() {
        String text = "FROM a\nENV one=1 \\\n  # why\n\n  two=\"2 \\\n2\" three\\\nfour=5\n";
        Instruction.Env env = (Instruction.Env) instruction(text);
        assertThat(env.assignments())
                .extracting(pair -> pair.key().text())
                .containsExactly("one", "two", "threefour");
        assertThat(env.assignments().get(1).value().text()).isEqualTo("\"2 2\"");
        assertThat(env.assignments().get(1).value().range().of(text)).isEqualTo("\"2 \\\n2\"");
        assertThat(env.assignments().get(2).key().range().of(text)).isEqualTo("three\\\nfour");
        assertThat(env.range().of(text)).startsWith("ENV one").endsWith("four=5");
        assertThat(dockerfile(text).comments()).extracting(Comment::text).containsExactly("# why");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "RUN a \\\\|RUN sh'a \\\\'",
                "RUN a \\ \t|RUN sh'a'",
                "RUN a \\¶# c \\¶b|RUN sh'a b'",
                "RUN a \\¶¶  ¶b|RUN sh'a b'",
                "RUN a \\¶  \\¶b|RUN sh'a   b'",
                "RUN a\\¶b|RUN sh'ab'",
                "RUN a \\¶#c|RUN sh'a'",
                "\\¶RUN a|RUN sh'a'",
                "RU\\¶N a|RUN sh'a'",
            })
    void joins_lines_as_the_builder_does(String text, String outline) {
        assertThat(outline(instruction("FROM a\n" + text.replace('¶', '\n')))).isEqualTo(outline);
    }

    @Test
    void directives_hold_only_before_anything_else() {
        assertThat(dockerfile("# escape=`\nFROM a\nRUN a `\n b").directives().escape())
                .isEqualTo('`');
        assertThat(dockerfile("\n# escape=`\nFROM a").directives().escape()).isEqualTo('\\');
        assertThat(dockerfile("# hello\n# escape=`\nFROM a").directives().escape()).isEqualTo('\\');
        assertThat(dockerfile("# other=1\n# escape=`\nFROM a").directives().escape())
                .isEqualTo('\\');
        assertThat(dockerfile("#SYNTAX = x y\n#check=skip=all\nFROM a").directives())
                .extracting(Directives::syntax, Directives::check)
                .containsExactly(Optional.of("x"), Optional.of("skip=all"));
        assertThat(messages(dockerfile("# escape=a\nFROM a")))
                .containsExactly("1: the parser directive escape expects \\ or `");
        assertThat(messages(dockerfile("# syntax=a\n# syntax=a\nFROM a")).getFirst())
                .startsWith("2: ");
    }

    @Test
    void keeps_windows_line_ends_byte_order_mark_and_bytes_that_are_no_utf_8() {
        Dockerfile windows = dockerfile("\uFEFF# escape=`\r\nFROM a\r\nRUN a `\r\n b\r\n\r\n");
        assertThat(outline(windows)).isEqualTo("FROM 'a'\nRUN sh'a  b'");
        byte[] bytes =
                "\u00EF\u00BB\u00BFFROM a\nLABEL a=\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        Dockerfile latin =
                DockerfileParser.parse(SourceFile.decode(new RepositoryPath("Dockerfile"), bytes));
        assertThat(latin.problems()).isEmpty();
        assertThat(latin.source().editable()).isFalse();
        assertThat(Printer.print(latin)).isEqualTo(latin.source().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "FORM python|2: FORM is no instruction; one such as FROM, RUN or COPY was expected; did you mean FROM?",
                "apt-get update|2: apt-get is no instruction; one such as FROM, RUN or COPY was expected",
                "COPY a|2: COPY expects at least one source and a destination",
                "COPY --form=a b c|2: COPY has no flag --form; one of --chmod, --chown, --exclude, --from, --link, --parents was expected; did you mean --from?",
                "COPY --link=maybe b c|2: --link expects true, false or no value",
                "COPY --chown b c|2: --chown expects a value: --chown=…",
                "COPY --chown=1 --chown=2 b c|2: --chown stands twice; one was expected",
                "COPY b c --chown=1|2: --chown stands among the paths of COPY, and is one there; flags are expected before them",
                "COPY a <<E¶E|2: COPY expects a path as its destination, no here-document",
                "ENV PATH|2: ENV expects a value after the name",
                "ENV a=b c|2: ENV expects name=value; a word without = was found",
                "ENV|2: ENV expects at least one name=value",
                "ARG =a|2: ARG expects a name before =",
                "WORKDIR|2: WORKDIR expects a path",
                "USER|2: USER expects a user",
                "USER --x a|2: USER takes no flags; --x was found",
                "EXPOSE|2: EXPOSE expects at least one port",
                "VOLUME [\"\"]|2: VOLUME expects a path that is not empty",
                "SHELL sh -c|2: SHELL expects a JSON array such as [\"/bin/bash\", \"-c\"]",
                "CMD [ \"a\", [ \"b\" ] ]|2: CMD in JSON form expects an array of strings only",
                "HEALTHCHECK|2: HEALTHCHECK expects NONE, or CMD and a command",
                "HEALTHCHECK NONE x|2: HEALTHCHECK NONE takes no arguments",
                "HEALTHCHECK CMD|2: HEALTHCHECK CMD expects a command",
                "HEALTHCHECK TCP 80|2: HEALTHCHECK expects NONE, or CMD and a command",
                "ONBUILD|2: ONBUILD expects an instruction",
                "ONBUILD ONBUILD RUN a|2: ONBUILD expects another instruction than ONBUILD",
                "ONBUILD FROM a|2: ONBUILD expects another instruction than FROM",
                "ONBUILD RUM a|2: RUM is no instruction; one such as FROM, RUN or COPY was expected; did you mean RUN?",
                "FROM a b|2: FROM expects an image, or an image, AS and a name",
                "FROM a AS 1|2: FROM expects a stage's name of letters, digits, - _ and . that starts with a letter",
                "RUN <<E¶a|2: a line that is E was expected to end the here-document",
                "\\|2: an instruction was expected after the line continuation",
            })
    void says_what_was_expected_and_where(String line, String problem) {
        assertThat(messages(dockerfile("FROM a\n" + line.replace('¶', '\n'))))
                .containsExactly(problem);
    }

    @Test
    void tells_a_file_without_a_stage() {
        assertThat(messages(dockerfile("")))
                .containsExactly("1: FROM was expected; there is no stage to build");
        assertThat(messages(dockerfile("# a\n\n"))).hasSize(1);
        assertThat(messages(dockerfile("ARG A"))).hasSize(1);
        assertThat(messages(dockerfile("\nRUN a\nRUN b\nFROM c")))
                .containsExactly("2: FROM was expected before RUN; only ARG may come first");
    }

    @Test
    void tells_a_name_that_two_stages_have() {
        Dockerfile file = dockerfile("FROM a AS x\nFROM b AS X\n");
        assertThat(messages(file))
                .containsExactly("2: another stage is named X already; another name was expected");
        assertThat(file.isReadable()).isTrue();
    }

    @Test
    void what_follows_an_unreadable_FROM_belongs_to_no_stage() {
        Dockerfile file = dockerfile("FROM a\nFROM b c\nRUN d\n");
        assertThat(file.problems()).hasSize(1);
        assertThat(file.isReadable()).isFalse();
        assertThat(file.stages()).hasSize(1);
        assertThat(file.stages().getFirst().instructions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if a %}\nFROM b\n{% endif %}",
                "FROM {{ image }}\nRUN a",
                "FROM a\n{{ install }}"
            })
    void a_template_is_one_problem_and_no_instructions(String text) {
        Dockerfile file = dockerfile(text);
        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().getFirst().message()).startsWith("this is a template");
        assertThat(file.instructions()).isEmpty();
    }

    @Test
    void a_program_that_is_named_like_a_dockerfile_is_one_problem() {
        Dockerfile file = dockerfile("// why\npackage dockerfile\n\nfunc parse() {\n}\n");
        assertThat(messages(file)).containsExactly("1: FROM was expected; this is no Dockerfile");
        assertThat(file.instructions()).isEmpty();
        assertThat(messages(dockerfile("FORM a\nRUN b\n"))).hasSize(2);
    }

    @Test
    void a_template_of_the_shell_or_of_go_inside_a_command_is_none() {
        assertThat(dockerfile("FROM a\nRUN echo '{{.State}}'").problems()).isEmpty();
    }

    @Test
    void refuses_lines_that_the_builder_refuses() {
        String most = "LABEL a=" + "b".repeat(65535 - 8);
        assertThat(dockerfile("FROM a\n" + most + "\n").problems()).isEmpty();
        assertThat(messages(dockerfile("FROM a\n" + most + "b\n")))
                .containsExactly("2: a line of at most 65535 bytes was expected");
        assertThat(dockerfile("FROM a\nLABEL a=" + "\u2603".repeat(30_000)).problems()).hasSize(1);
        assertThat(dockerfile("FROM a\n".repeat(200_000)).instructions()).isEmpty();
    }

    @Test
    void ranges_and_lines_for_rules() {
        String text = "FROM a\n\nrun \\\n  [\"a\", \\\n   \"b\\t\"]  \n";
        Instruction.Run run = (Instruction.Run) instruction(text);
        assertThat(run.line(SourceFile.of(RepositoryPath.ROOT, text))).isEqualTo(3);
        assertThat(run.keywordText()).isEqualTo("RUN");
        assertThat(run.isJson()).isTrue();
        assertThat(run.command())
                .isInstanceOfSatisfying(
                        Instruction.CommandLine.ExecForm.class,
                        exec -> {
                            assertThat(exec.words())
                                    .extracting(Word::text)
                                    .containsExactly("a", "b\t");
                            assertThat(exec.words())
                                    .extracting(word -> word.range().of(text))
                                    .containsExactly("\"a\"", "\"b\\t\"");
                        });
    }

    @Test
    void comments_above_an_instruction_may_silence_rules() {
        Dockerfile file =
                dockerfile(
                        """
                        FROM a
                        # far away

                        # hadolint ignore=DL3009, DL3042
                        # plimsoll ignore=apt-lists,pip-cache reason=kept for the users
                        RUN b
                        """);
        Instruction run = file.instructions().getLast();
        assertThat(file.commentsAbove(run)).hasSize(2);
        assertThat(file.ignoresAbove(run))
                .containsExactly(
                        new IgnoreComment(
                                IgnoreComment.Tool.HADOLINT,
                                List.of("DL3009", "DL3042"),
                                Optional.empty(),
                                4),
                        new IgnoreComment(
                                IgnoreComment.Tool.PLIMSOLL,
                                List.of("apt-lists", "pip-cache"),
                                Optional.of("kept for the users"),
                                5));
    }

    @Test
    void tokens_are_all_that_carries_meaning() {
        assertThat(
                        Tokens.of(
                                dockerfile(
                                        """
                                        # syntax=a
                                        FROM b AS c
                                        # d
                                        COPY --link <<E f \\
                                          # g
                                          /h
                                        i
                                        E
                                        CMD ["j k", "l"]
                                        ONBUILD RUN m
                                        """)))
                .extracting(token -> token.kind() + " " + token.text())
                .containsExactly(
                        "DIRECTIVE # syntax=a",
                        "KEYWORD FROM",
                        "WORD b",
                        "WORD AS",
                        "WORD c",
                        "COMMENT # d",
                        "KEYWORD COPY",
                        "FLAG --link",
                        "WORD <<E",
                        "WORD f",
                        "COMMENT # g",
                        "WORD /h",
                        "HEREDOC_LINE i",
                        "HEREDOC_LINE E",
                        "KEYWORD CMD",
                        "WORD j k",
                        "WORD l",
                        "KEYWORD ONBUILD",
                        "KEYWORD RUN",
                        "WORD m");
    }

    @Test
    void a_piece_that_was_lost_shows_in_the_print() {
        Dockerfile file = dockerfile("# a\nFROM b\n");
        Dockerfile lossy =
                new Dockerfile(
                        file.source(),
                        file.directives(),
                        file.globals(),
                        file.stages(),
                        file.instructions(),
                        List.of(),
                        file.trivia(),
                        file.problems());
        assertThat(Printer.print(lossy)).isNotEqualTo(file.source().text());
    }
}
