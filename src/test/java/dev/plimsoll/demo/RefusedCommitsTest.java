package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.job.Reviewer;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is never committed, whoever asks: the answer is the patch, with the reason. */
class RefusedCommitsTest {

    private static final String LEAN = "FROM python:3.12-slim\nCOPY . /app\n";
    private static final String FAT = "FROM python:3.12-slim\nRUN FAT one\nCOPY . /app\n";

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private Optional<BotOnDouble> bot = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = github.createRepository("octo", "shop");
        github.permit("mona", "write");
    }

    @AfterEach
    void stop() {
        bot.ifPresent(BotOnDouble::close);
        github.close();
    }

    @Test
    void a_fix_that_edits_a_workflow_is_not_committed_and_no_half_of_it_either() throws Exception {
        Map<RepositoryPath, String> fixes =
                new TreeMap<>(
                        Map.of(
                                new RepositoryPath("Dockerfile"),
                                LEAN,
                                new RepositoryPath(".github/workflows/test.yml"),
                                "on: push\n"));
        PullRequestOnDouble pull = asked("/plimsoll apply", saying("fixes", fixes));

        assertThat(pull.file("Dockerfile")).contains(FAT);
        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("edits a workflow", "```diff"));
    }

    @Test
    void a_file_with_a_special_mode_is_left_to_the_patch() throws Exception {
        PullRequestOnDouble pull = asked("/plimsoll apply", saying("isPlainFile", false));

        assertThat(pull.file("Dockerfile")).contains(FAT);
        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("executable file or a link", "```diff"));
    }

    @Test
    void where_the_configuration_says_never_there_is_no_button_and_no_commit() throws Exception {
        PullRequestOnDouble pull = asked("/plimsoll apply", saying("mayCommit", false));

        assertThat(pull.file("Dockerfile")).contains(FAT);
        assertThat(pull.checks().getFirst().path("actions"))
                .extracting(it -> it.path("identifier").asText())
                .containsExactly("recheck");
        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("`commits: never`", "```diff"));
    }

    @Test
    void a_recheck_needs_write_access_too() throws Exception {
        github.permit("mona", "read");
        PullRequestOnDouble pull = asked("/plimsoll recheck", new ScriptedReviewer());

        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("`recheck` needs write access"));
    }

    private PullRequestOnDouble asked(String command, Reviewer reviewer) throws Exception {
        BotOnDouble started = new BotOnDouble(github, folder.resolve("home"), reviewer);
        bot = Optional.of(started);
        repository.commit("main", Optional.empty(), "Begin", Map.of("Dockerfile", LEAN));
        repository.commit("topic", repository.resolve("main"), "Change", Map.of("Dockerfile", FAT));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", false);
        started.deliver(pull, "opened");
        started.awaitCheck(pull);
        long comment = github.comment(pull, "mona", command);
        started.webhooks().deliver("issue_comment", pull.commentEvent(comment, "mona", command));
        started.awaitOn(it -> pull.reactionsTo(comment).contains("confused"));
        return pull;
    }

    /** The scripted reviewer, giving another answer to one question. */
    private static Reviewer saying(String question, Object answer) {
        Reviewer scripted = new ScriptedReviewer();
        return input -> {
            Reviewer.Reviewed said = scripted.review(input);
            return (Reviewer.Reviewed)
                    Proxy.newProxyInstance(
                            Reviewer.class.getClassLoader(),
                            new Class<?>[] {Reviewer.Reviewed.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals(question)
                                            ? answer
                                            : method.invoke(said, arguments));
        };
    }
}
