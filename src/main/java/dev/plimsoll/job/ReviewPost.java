package dev.plimsoll.job;

import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.PullRequestState.Part;
import dev.plimsoll.github.ReviewThread;
import dev.plimsoll.github.Reviews.LineComment;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.Hunks;
import dev.plimsoll.review.PullRequestDiff;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.review.ReviewDraft.InlineComment;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.store.Said;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private static final String FIXED = "Fixed in ";

    private final GitHubSide github;
    private final Said said;

    ReviewPost(GitHubSide github, Said said) {
        this.github = github;
        this.said = said;
    }

    void post(Round round) throws IOException {
        if (round.state().unreadable().contains(Part.THREADS))
            throw GitHubRefusal.lacking("read the review threads");
        List<ReviewThread> there = round.state().threads();
        Set<String> told = new TreeSet<>();
        there.forEach(it -> Markers.finding(it.first().body()).ifPresent(told::add));
        round.state().reviews().forEach(body -> told.addAll(Markers.findings(body)));
        said.tell(round.row().id(), told);
        told.addAll(said.told(round.row().id()));
        retract(round, there);
        // drafts are not ready to be reviewed, and bots do not read
        if (round.pullRequest().draft() || round.pullRequest().byBot()) return;
        List<InlineComment> fresh = untold(round.reviewed().draft(), told);
        if (fresh.isEmpty()) return;
        round.stopping().check();
        send(round, fresh);
        said.tell(round.row().id(), fresh.stream().map(InlineComment::key).toList());
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
        if (!github.state(round.repository(), round.number()).head().equals(round.head())) return;
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

    /** Findings that were told and are gone; those that are back are told again in their place. */
    private void retract(Round round, List<ReviewThread> there) throws IOException {
        Set<String> current = round.reviewed().findingKeys();
        for (ReviewThread thread : there) {
            Optional<String> key = Markers.finding(thread.first().body());
            if (key.isEmpty()) continue;
            boolean gone = !current.contains(key.get());
            boolean isTakenBack =
                    thread.resolved() || thread.hidden() || thread.first().body().startsWith(FIXED);
            if (gone == isTakenBack) continue;
            round.stopping().check();
            if (gone) takeBack(round, thread);
            else restore(round, thread);
        }
    }

    private void takeBack(Round round, ReviewThread thread) throws IOException {
        boolean done =
                (thread.resolvable()
                                && permitted(() ->
                                        github.reviews().resolve(round.repository(), thread.id())))
                        || (thread.hideable()
                                && permitted(() ->
                                        github.reviews()
                                                .hide(round.repository(), thread.first().node())));
        if (done) return;
        String sha = round.head().substring(0, SHORT);
        github.reviews()
                .update(
                        round.repository(),
                        thread.first().id(),
                        FIXED + sha + "\n\n" + thread.first().body());
    }

    /** What a person resolved or hid stays so: that finding is dismissed. */
    private void restore(Round round, ReviewThread thread) throws IOException {
        String body = thread.first().body();
        if (thread.resolved() && thread.resolvedByUs() && thread.resolvable())
            permitted(() -> github.reviews().reopen(round.repository(), thread.id()));
        else if (body.startsWith(FIXED) && body.contains("\n\n"))
            github.reviews()
                    .update(
                            round.repository(),
                            thread.first().id(),
                            body.substring(body.indexOf("\n\n") + 2));
    }

    private static boolean permitted(Permissions.Part part) throws IOException {
        try {
            part.run();
            return true;
        } catch (GitHubRefusal refusal) {
            if (!refusal.isForbidden()) throw refusal;
            return false;
        }
    }
}
