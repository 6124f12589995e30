package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A person clicks on a suggestion: what GitHub commits then is what the next review is happy with.
 */
class SuggestionsTest {

    private static final Pattern KEY = Pattern.compile("finding rule=([a-z-]+) key=(\\w+)");

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private BotOnDouble bot;

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = github.createRepository("octo", "shop");
        repository.commit(
                "main",
                Optional.empty(),
                "Begin",
                Map.of(
                        "app.py",
                        "print()\n",
                        "requirements.txt",
                        "flask==3.0.3\n",
                        ".dockerignore",
                        ".git\n",
                        "tides.csv",
                        "high,low\n".repeat(50_000)));
        bot = new BotOnDouble(github, folder.resolve("home"), OfflineReviewer.create());
    }

    @AfterEach
    void stop() {
        bot.close();
        github.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "copied-by-chown | COPY . /app;RUN chown -R 1:1 /app",
                "pip-cache | RUN pip install flask==3.0.3;COPY . /app",
                "apt-lists | RUN apt-get update && apt-get install -y --no-install-recommends curl;COPY . /app",
                "apt-recommends | RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*;COPY . /app",
                "late-cleanup | RUN apt-get update && apt-get install -y --no-install-recommends curl;RUN rm -rf /var/lib/apt/lists/*;COPY . /app"
            })
    void the_next_review_takes_back_what_a_click_has_fixed(String rule, String instructions)
            throws Exception {
        PullRequestOnDouble pull = open(instructions);
        JsonNode comment =
                pull.reviewCommentsAsJson().stream()
                        .filter(it -> it.path("body").asText().contains("rule=" + rule + " "))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("told: " + told(pull)));
        assertThat(SuggestionClick.isOffered(comment)).as(comment.path("body").asText()).isTrue();
        int before = pull.reviewComments().size();

        pull.clickSuggestion(comment);
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);

        Matcher key = KEY.matcher(comment.path("body").asText());
        assertThat(key.find()).isTrue();
        assertThat(pull.isResolved(comment.path("id").asLong())).as(told(pull)).isTrue();
        assertThat(pull.reviewComments()).as("no new word").hasSize(before);
    }

    @Test
    void a_click_is_refused_where_github_refuses_it() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode same = json.readTree("{\"body\": \"```suggestion\\na\\n```\", \"line\": 1}");
        JsonNode gone = json.readTree("{\"body\": \"```suggestion\\nb\\n```\", \"line\": null}");
        JsonNode none = json.readTree("{\"body\": \"words\", \"line\": 1}");

        for (JsonNode comment : List.of(same, gone, none))
            assertThatThrownBy(() -> SuggestionClick.apply(comment, "a\n"))
                    .isInstanceOf(Refused.class);
    }

    @Test
    void a_click_replaces_exactly_its_lines_and_an_empty_block_deletes_them() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode two =
                json.readTree(
                        "{\"body\": \"so:\\n````suggestion\\nx ```\\n````\\n\", \"start_line\": 2, \"line\": 3}");
        JsonNode empty = json.readTree("{\"body\": \"```suggestion\\n```\", \"line\": 2}");

        assertThat(SuggestionClick.apply(two, "a\nb\nc\nd")).isEqualTo("a\nx ```\nd");
        assertThat(SuggestionClick.apply(empty, "a\nb\nc\n")).isEqualTo("a\nc\n");
    }

    private PullRequestOnDouble open(String instructions) throws Exception {
        String dockerfile = "FROM python:3.12-slim\n" + instructions.replace(";", "\n") + "\n";
        repository.commit(
                "topic", repository.resolve("main"), "Change", Map.of("Dockerfile", dockerfile));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", false);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        return pull;
    }

    private static String told(PullRequestOnDouble pull) {
        try {
            return pull.reviewComments() + "\n" + pull.comments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
