package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Ports;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.registry.StreamProgress;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.rule.catalog.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static final class FakeEngine implements Engine {
        @Override
        public Ports ports(boolean offline, List<RequestTrace> traces, StreamProgress layers) {
            return new FakePorts().ports();
        }

        @Override
        public int serve(Map<String, String> settings) {
            return settings.equals(Map.of("PORT", "8080", "PUBLIC_URL", "https://example.org"))
                    ? 0
                    : 9;
        }

        @Override
        public int demo() {
            return 0;
        }
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return PlimsollCommand.of(new FakeEngine(), out, err).execute(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    @Test
    void review_prints_a_report_of_the_schemas_shape() throws IOException {
        file("Dockerfile", "FROM python:3.11-slim\nCOPY . /app\n");
        assertThat(run("review", folder.toString(), "--format", "json")).isZero();
        JsonNode report = new ObjectMapper().readTree(out());
        assertThat(report.path("version").asInt()).isEqualTo(1);
        assertThat(report.path("base").isNull()).isTrue();
        assertThat(report.path("head").asText()).isEqualTo("worktree");
        JsonNode image = report.path("images").path(0);
        for (String key :
                List.of(
                        "dockerfile",
                        "context",
                        "target",
                        "platform",
                        "base",
                        "head",
                        "suggested",
                        "layers",
                        "findings",
                        "fixed",
                        "delta",
                        "unknown",
                        "refusedFixes")) {
            assertThat(image.has(key)).as(key).isTrue();
        }
        assertThat(image.at("/head/uncompressed/bytes").asLong())
                .isGreaterThanOrEqualTo(120_000_000);
        assertThat(image.at("/layers/head/0/line").isNull()).isTrue();
        assertThat(image.at("/layers/head/0/parts/0/quality").asText()).isEqualTo("exact");
        String first = out();
        run("review", folder.toString(), "--format", "json");
        assertThat(out()).as("the same bytes for the same input").isEqualTo(first);
    }

    @Test
    void text_and_markdown_and_sarif_are_printed() throws IOException {
        file("Dockerfile", "FROM python:3.11-slim\n");
        assertThat(run("review", folder.toString())).isZero();
        assertThat(out()).contains("Dockerfile  120 MB");
        assertThat(run("review", folder.toString(), "--format", "markdown")).isZero();
        assertThat(out()).contains("| image | before | after | change | with fixes |");
        assertThat(run("review", folder.toString(), "--format", "sarif")).isZero();
        assertThat(new ObjectMapper().readTree(out()).path("version").asText()).isEqualTo("2.1.0");
        assertThat(err()).isEmpty();
    }

    @Test
    void check_fails_where_a_budget_is_broken() throws IOException {
        file("Dockerfile", "FROM python:3.11-slim\n");
        file(".github/plimsoll.yml", "budget: { size: 10MB }\n");
        assertThat(run("review", folder.toString(), "--check")).isEqualTo(1);
        file(".github/plimsoll.yml", "budget: { size: 1GB }\n");
        assertThat(run("review", folder.toString(), "--check")).isZero();
    }

    @Test
    void wrong_usage_and_unreadable_input_exit_two() throws IOException {
        assertThat(run("review", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err()).contains("there is no folder " + folder.resolve("missing"));
        assertThat(run("review", "--no-such-flag")).isEqualTo(2);
        assertThat(run("review", folder.toString(), "--format", "xml")).isEqualTo(2);
        assertThat(run("review", folder.toString(), "--base", "main")).isEqualTo(2);
        assertThat(run("review", folder.toString(), "--image", "Dockerfile")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("rules", "no-such-rule")).isEqualTo(2);
        assertThat(run("config", "check", folder.resolve("missing.yml").toString())).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isNotEmpty();
    }

    @Test
    void unreadable_dockerfiles_are_problems_and_no_failure() throws IOException {
        file("Dockerfile", "NONSENSE\n");
        file("Dockerfile.j2", "FROM {{ x }}\n");
        file("x.Dockerfile", "FROM {{ x }}\n");
        file("y.Dockerfile", "FROM python:3.11-slim\nFOO bar\n");
        assertThat(run("review", folder.toString())).isZero();
        assertThat(out())
                .endsWith(
                        """
                        problems
                          Dockerfile:1: FROM was expected; this is no Dockerfile
                          Dockerfile.j2: this is a template; a Dockerfile as a builder reads it was expected
                          x.Dockerfile:1: this is a template; a Dockerfile as a builder reads it was expected
                          y.Dockerfile:2: FOO is no instruction; one such as FROM, RUN or COPY was expected
                        """);
        assertThat(out()).startsWith("y.Dockerfile  not estimated: ");
    }

    @Test
    void the_base_image_is_one_row_above_the_lines_that_add_to_it() throws IOException {
        file("Dockerfile", "FROM python:3.11-slim\nCOPY . /app\n");
        file("big.bin", "x".repeat(20_000_000));
        run("review", folder.toString());
        assertThat(out())
                .containsPattern("120 MB █{20} +the base image python:3.11-slim\n")
                .containsPattern("20 MB █{3} +2 COPY . /app\n");
    }

    @Test
    void config_check_names_line_and_word() throws IOException {
        file("plimsoll.yml", "rules:\n  apt-list: off\n");
        assertThat(run("config", "check", folder.resolve("plimsoll.yml").toString())).isEqualTo(1);
        assertThat(out()).contains(":2:", "did you mean apt-lists?");
        file("plimsoll.yml", "rules:\n  apt-lists: off\n");
        assertThat(run("config", "check", folder.resolve("plimsoll.yml").toString())).isZero();
    }

    @Test
    void every_rule_has_a_page() {
        assertThat(run("rules")).isZero();
        assertThat(out().lines()).hasSize(RulePages.IDS.size());
        for (String id : RulePages.IDS) {
            assertThat(run("rules", id)).isZero();
            assertThat(out()).startsWith("# " + id);
        }
        assertThat(Catalog.RULES)
                .allSatisfy(rule -> assertThat(RulePages.IDS).contains(rule.id().value()));
    }

    @Test
    void every_setting_is_a_flag_of_serve() {
        assertThat(run("serve", "--port", "8080", "--public-url=https://example.org")).isZero();
        assertThat(run("serve", "--help")).isZero();
        assertThat(out()).contains("--webhook-secret");
    }
}
