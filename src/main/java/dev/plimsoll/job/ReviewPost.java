package dev.plimsoll.job;

import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.PostedComment;
import dev.plimsoll.github.Reviews.LineComment;
import dev.plimsoll.github.Reviews.ReviewThread;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.Hunks;
import dev.plimsoll.review.PullRequestDiff;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.review.ReviewDraft.InlineComment;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The review comments of a pull request: what is new is posted, what was said stays said, what is
 * gone is taken back.
 */
final class ReviewPost {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewPost.class);
    private static final int SHORT = 7;

    private final GitHubSide github;

    ReviewPost(GitHubSide github) {
        this.github = github;
    }

    void post(Round round) throws IOException {
        List<PostedComment> there =
                github.reviews().comments(round.repository(), round.number()).stream()
                        .filter(PostedComment::mine)
                        .toList();
        retract(round, there);
        // drafts are not ready to be reviewed, and bots do not read
        if (round.pullRequest().draft() || round.pullRequest().byBot()) return;
        Set<String> told = new HashSet<>();
        there.forEach(comment -> Markers.finding(comment.body()).ifPresent(told::add));
        List<InlineComment> fresh = untold(round.reviewed().draft(), told);
        if (fresh.isEmpty()) return;
        for (PostedComment body : github.reviews().bodies(round.repository(), round.number())) {
            if (body.mine()) told.addAll(Markers.findings(body.body()));
        }
        fresh = untold(round.reviewed().draft(), told);
        if (fresh.isEmpty()) return;
        round.stopping().check();
        send(round, fresh);
    }

    private void send(Round round, List<InlineComment> fresh) throws IOException {
        String body =
                "%s %s"
                        .formatted(
                                fresh.size() == 1
                                        ? "One way to make the image lighter."
                                        : fresh.size() + " ways to make the image lighter.",
                                Markers.review(round.head()));
        try {
            github.reviews()
                    .post(
                            round.repository(),
                            round.number(),
                            round.head(),
                            body,
                            fresh.stream().map(ReviewPost::line).toList());
        } catch (GitHubRefusal refusal) {
            if (!refusal.isInvalid()) throw refusal;
            LOG.warn(
                    "{}: the review is refused: {}",
                    round.row().pullRequest().shown(),
                    refusal.said());
            sendWhatHolds(round, fresh);
        }
    }

    /**
     * Looks into a refusal: the hunks as GitHub gives them now decide what is a comment, and the
     * rest is told in the body.
     */
    private void sendWhatHolds(Round round, List<InlineComment> fresh) throws IOException {
        PullRequestDiff diff = currentDiff(round);
        if (!github.reads()
                .pullRequest(round.repository(), round.number())
                .headSha()
                .equals(round.head())) return;
        List<InlineComment> hold =
                fresh.stream()
                        .filter(it ->
                                diff.holds(it.path(), it.startLine().orElse(it.line()), it.line()))
                        .toList();
        // where all seem to hold there is no telling which one does not
        List<InlineComment> lines = hold.size() == fresh.size() ? List.of() : hold;
        List<InlineComment> told = fresh.stream().filter(it -> !lines.contains(it)).toList();
        String body =
                told.stream()
                        .map(it ->
                                "`%s`, line %d\n\n%s"
                                        .formatted(
                                                it.path().value().replace('`', '\''),
                                                it.line(),
                                                it.body()))
                        .collect(
                                Collectors.joining(
                                        "\n\n", "", "\n\n" + Markers.review(round.head())));
        github.reviews()
                .post(
                        round.repository(),
                        round.number(),
                        round.head(),
                        body,
                        lines.stream().map(ReviewPost::line).toList());
    }

    private PullRequestDiff currentDiff(Round round) throws IOException {
        var hunks = new TreeMap<RepositoryPath, List<Hunk>>();
        for (var file : github.reads().files(round.repository(), round.number())) {
            hunks.put(file.path(), file.patch().map(Hunks::parse).orElse(List.of()));
        }
        return new PullRequestDiff(false, hunks);
    }

    private static List<InlineComment> untold(ReviewDraft draft, Set<String> told) {
        return draft.comments().stream().filter(comment -> !told.contains(comment.key())).toList();
    }

    private static LineComment line(InlineComment it) {
        return new LineComment(
                it.path().value(),
                it.startLine().filter(start -> start < it.line()),
                it.line(),
                it.body());
    }

    /** Findings that were told and are gone. */
    private void retract(Round round, List<PostedComment> there) throws IOException {
        Set<String> current = round.reviewed().findingKeys();
        List<PostedComment> gone =
                there.stream()
                        .filter(comment -> !comment.body().startsWith("Fixed in "))
                        .filter(comment ->
                                Markers.finding(comment.body())
                                        .filter(key -> !current.contains(key))
                                        .isPresent())
                        .toList();
        if (gone.isEmpty()) return;
        Map<Long, ReviewThread> threads =
                github.reviews().threads(round.repository(), round.number()).stream()
                        .collect(
                                Collectors.toMap(
                                        ReviewThread::firstComment,
                                        thread -> thread,
                                        (one, other) -> one));
        for (PostedComment comment : gone) {
            Optional<ReviewThread> thread = Optional.ofNullable(threads.get(comment.id()));
            if (thread.filter(ReviewThread::resolved).isPresent()) continue;
            round.stopping().check();
            if (thread.filter(ReviewThread::resolvable).isPresent())
                github.reviews().resolve(round.repository(), thread.get().id());
            else rewrite(round, comment);
        }
    }

    private void rewrite(Round round, PostedComment comment) throws IOException {
        String sha = round.head().substring(0, SHORT);
        github.reviews()
                .update(
                        round.repository(),
                        comment.id(),
                        "Fixed in " + sha + "\n\n" + comment.body());
    }
}
