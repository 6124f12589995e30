package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.store.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One random life of a pull request: pushes, deliveries that come late, twice, in another order or
 * not at all, a process that is killed, a GitHub that breaks and limits, and people.
 */
final class History {

    private static final Pattern KEY = Pattern.compile("plimsoll:finding rule=\\S+ key=(\\w+)");
    private static final List<String> DOCKERFILES =
            List.of(
                    "FROM scratch\nCOPY . /app\n",
                    "FROM scratch\nCOPY . /app\nRUN chown -R 1:1 /app\n",
                    "FROM scratch\nENV A=b\nCOPY . /app\nRUN chown -R 1:1 /app\n",
                    "FROM scratch\nCOPY . /app\nRUN chmod -R 700 /app\n",
                    "FROM scratch\nCOPY . /app\nRUN chown -R 1:1 /app\nCOPY . /b\nRUN chown -R 2:2 /b\n",
                    "FROM scratch\nCOPY . /app\nRUN nothing\nRUN chown -R 1:1 /app\n");

    private final Random random;
    private final GitHubDouble github;
    private final HttpClients clients;
    private final Database database;
    private final StepClock clock;
    private final Reviewer reviewer;
    private final HostedRepository repository;
    private final PullRequestOnDouble pull;
    private final Map<String, ReviewDraft> drafts = new HashMap<>();
    private final List<ObjectNode> delayed = new ArrayList<>();
    private final Set<String> deletedByPeople = new TreeSet<>();
    private final StringBuilder told = new StringBuilder();
    private MortalBot bot;
    private int guids;
    private int pushes;

    History(
            long seed,
            GitHubDouble github,
            HttpClients clients,
            Database database,
            StepClock clock,
            Reviewer real)
            throws IOException {
        this.random = new Random(seed);
        this.github = github;
        this.clients = clients;
        this.database = database;
        this.clock = clock;
        this.reviewer =
                input -> {
                    var reviewed = real.review(input);
                    synchronized (drafts) {
                        drafts.put(input.pullRequest().headSha(), reviewed.draft());
                    }
                    return reviewed;
                };
        this.repository = github.createRepository("octo", "shop" + seed);
        repository.commit(
                "main",
                Optional.empty(),
                "Begin",
                Map.of(
                        "Dockerfile",
                        DOCKERFILES.getFirst(),
                        ".dockerignore",
                        ".git\n",
                        "tides.csv",
                        "high,low\n".repeat(20_000)));
        repository.commit("topic", repository.resolve("main"), "Change", change());
        this.pull = github.openPullRequest(repository, "main", "topic", "mona", false);
        this.bot = new MortalBot(github, clients, database, clock, reviewer);
    }

    void live() throws IOException {
        deliver("opened");
        for (int step = 8 + random.nextInt(14); step > 0; step--) happen();
        end();
    }

    private void happen() throws IOException {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> {
                pull.push(change());
                told.append("push; ");
                deliver("synchronize");
            }
            case 3, 4, 5 -> work();
            case 6, 7 -> {
                int requests = random.nextInt(14);
                told.append("die after ").append(requests).append("; ");
                bot.dieAfter(requests);
                work();
            }
            case 8 -> fault();
            case 9 -> {
                if (!delayed.isEmpty()) arrive(delayed.remove(random.nextInt(delayed.size())));
            }
            case 10 -> people();
            case 11 ->
                    repository.commit(
                            "main", Optional.empty(), "On main", Map.of("m.txt", "m" + pushes++));
            case 12 -> {
                boolean draft = random.nextInt(3) == 0;
                pull.setDraft(draft);
                if (!draft) deliver("ready_for_review");
            }
            default -> github.expireTokens();
        }
    }

    private Map<String, String> change() {
        pushes++;
        Map<String, String> texts = new HashMap<>();
        texts.put("README.md", "push " + pushes + "\n");
        if (random.nextInt(4) > 0)
            texts.put("Dockerfile", DOCKERFILES.get(random.nextInt(DOCKERFILES.size())));
        return texts;
    }

    /** GitHub tells, one way or another. */
    private void deliver(String action) throws IOException {
        ObjectNode event = pull.event(action);
        event.put("guid", "guid-" + repository.name() + "-" + guids++);
        switch (random.nextInt(8)) {
            case 0 -> told.append("lost; ");
            case 1 -> {
                told.append("failed; ");
                github.logDelivery("pull_request", event, 502);
            }
            case 2, 3 -> {
                told.append("late; ");
                delayed.add(event);
            }
            case 4 -> {
                arrive(event);
                arrive(event);
            }
            default -> arrive(event);
        }
    }

    private void arrive(ObjectNode event) {
        bot.receive("pull_request", event.path("guid").asText(), event);
    }

    private void work() {
        told.append("work; ");
        if (!bot.drain()) {
            told.append("killed; ");
            restart();
        }
    }

    private void restart() {
        bot = new MortalBot(github, clients, database, clock, reviewer);
    }

    private void fault() throws IOException {
        String method = List.of("POST", "POST", "PATCH", "GET").get(random.nextInt(4));
        String path =
                List.of("/reviews", "/comments", "/check-runs", "/graphql", "/compare", "")
                        .get(random.nextInt(6));
        Fault fault =
                switch (random.nextInt(5)) {
                    case 0 -> Fault.brokenAfter(method, path);
                    case 1 -> Fault.secondaryLimit(method, path);
                    case 2 -> Fault.retryAfter(method, path, 1 + random.nextInt(100));
                    case 3 -> Fault.status(method, path, 503);
                    default -> Fault.brokenAfter("POST", "/reviews");
                };
        told.append(fault).append("; ");
        github.failNext(fault);
    }

    private void people() throws IOException {
        int what = random.nextInt(6);
        told.append("people ").append(what).append("; ");
        switch (what) {
            case 0 -> pull.deleteSummary();
            case 1 -> pull.editSummary("<!-- plimsoll:summary -->\nsomebody was here");
            case 2 -> pull.doubleSummary();
            case 3 -> pull.resolveThread(random, "mona");
            case 4 ->
                    pull.deleteReviewComment(random)
                            .ifPresent(body -> deletedByPeople.addAll(keys(body)));
            default ->
                    github.comment(
                            pull,
                            "stranger",
                            "<!-- plimsoll:summary -->\n<!-- plimsoll:finding rule=x key=00 -->");
        }
    }

    /** What was missed is looked for, and everything ends well. */
    private void end() throws IOException {
        github.heal();
        restart();
        for (ObjectNode event : delayed) arrive(event);
        bot.recover();
        github.redelivered().forEach(this::arrive);
        assertThat(bot.drain()).isTrue();
        assertThat(pull.checks()).as("a check on the head%n%s", told).hasSize(1);

        // whatever people did since then is healed by the next event
        bot.receive("pull_request", "last-" + repository.name(), pull.event("synchronize"));
        assertThat(bot.drain()).isTrue();
        ReviewDraft draft =
                Objects.requireNonNull(drafts.get(pull.head()), () -> "not reviewed: " + told);
        List<String> summaries =
                pull.commentsOf(GitHubDouble.LOGIN).stream()
                        .filter(it -> it.startsWith("<!-- plimsoll:summary"))
                        .toList();
        assertThat(summaries)
                .as("the summary%n%s", told)
                .isEqualTo(draft.summary().stream().toList());
        assertThat(pull.checks())
                .as("the check%n%s", told)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("status").asText()).isEqualTo("completed");
                    assertThat(it.at("/output/title").asText()).isEqualTo(draft.check().title());
                });
        List<String> posted =
                pull.reviewComments().stream().flatMap(it -> keys(it).stream()).toList();
        assertThat(posted).as("comments%n%s", told).doesNotHaveDuplicates();
        Set<String> there = new HashSet<>(posted);
        there.addAll(deletedByPeople);
        if (!pull.isDraft())
            assertThat(there)
                    .as("no comment is lost%n%s", told)
                    .containsAll(draft.comments().stream().map(it -> it.key()).toList());
        pull.close();
    }

    private static List<String> keys(String body) {
        List<String> keys = new ArrayList<>();
        Matcher found = KEY.matcher(body);
        while (found.find()) keys.add(found.group(1));
        return keys;
    }
}
