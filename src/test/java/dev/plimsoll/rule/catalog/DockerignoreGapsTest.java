package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.RuleTester;
import org.junit.jupiter.api.Test;

class DockerignoreGapsTest {

    private static final String COPIES_ALL =
            """
            FROM python:3.11-slim
            COPY . /app
            """;

    private final RuleTester rule =
            RuleTester.of(new DockerignoreGaps())
                    .with("shop.py", "")
                    .with("tests/test_shop.py", "");

    @Test
    void adds_lines_at_the_end_and_keeps_the_rest() {
        rule.with(".dockerignore", "# what people made\n*.log")
                .rewritesFile(
                        COPIES_ALL,
                        ".dockerignore",
                        """
                        # what people made
                        *.log
                        .git
                        tests
                        .dockerignore
                        Dockerfile
                        """);
    }

    @Test
    void keeps_the_line_ends_of_the_file() {
        rule.with(".dockerignore", ".git\r\nDocker*\r\n.docker*\r\n")
                .rewritesFile(
                        COPIES_ALL, ".dockerignore", ".git\r\nDocker*\r\n.docker*\r\ntests\r\n");
    }

    @Test
    void extends_the_file_that_belongs_to_the_dockerfile() {
        rule.with(".dockerignore", "tests\n")
                .with("Dockerfile.dockerignore", ".git\nDocker*\n.docker*\n")
                .rewritesFile(
                        COPIES_ALL,
                        "Dockerfile.dockerignore",
                        """
                        .git
                        Docker*
                        .docker*
                        tests
                        """);
    }

    @Test
    void is_silent_on_a_list_of_what_may_pass() {
        rule.with(".dockerignore", "*\n!shop.py\n!tests\n").isSilentOn(COPIES_ALL);
    }

    @Test
    void leaves_what_an_exception_lets_through() {
        rule.with(".dockerignore", ".git\nDocker*\n.docker*\ntests/*\n!tests/test_shop.py\n")
                .isSilentOn(COPIES_ALL);
    }

    @Test
    void is_silent_where_there_is_no_file() {
        rule.isSilentOn(COPIES_ALL);
    }
}
