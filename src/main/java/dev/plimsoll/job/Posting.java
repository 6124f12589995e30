package dev.plimsoll.job;

import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.CheckRun.Posted;
import dev.plimsoll.github.ExternalId;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.IssueComments;
import dev.plimsoll.github.PostedComment;
import dev.plimsoll.github.PullRequest;
import dev.plimsoll.github.Repository;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.store.Reviews;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a pull request say what a draft says. Each part looks first at what is there. The check
 * comes last: a head whose check is concluded has everything else.
 */
public final class Posting {

    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
    private static final int ID_BYTES = 16;

    private final GitHubSide github;
    private final ReviewPost reviewPost;
    private final Reviews reports;
    private final ReviewLinks links;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Posting(
            GitHubSide github,
            Reviews reports,
            ReviewLinks links,
            InstantSource clock,
            RandomGenerator random) {
        this.github = github;
        this.reviewPost = new ReviewPost(github);
        this.reports = reports;
        this.links = links;
        this.clock = clock;
        this.random = random;
    }

    void post(Round round) throws IOException {
        ReviewDraft draft = round.reviewed().draft();
        if (draft.relevant()) {
            permitted("post review comments", () -> reviewPost.post(round));
            permitted("write the summary", () -> summary(round, draft));
        }
        round.stopping().check();
        String id = keep(round, draft);
        permitted("conclude the check", () -> check(round, draft, links.to(id)));
        LOG.info(
                "{} at {}: {}",
                round.row().pullRequest().shown(),
                round.head(),
                draft.check().title());
    }

    /** The work was given up: the check must not stay open for ever. */
    void concludeUnknown(Repository repository, PullRequest pull) throws IOException {
        if (github.checks().find(repository, pull.headSha()).isPresent()) return;
        ExternalId id = new ExternalId(List.of(pull.number()), pull.headSha());
        String text = "The review failed several times. `/plimsoll recheck` tries again.";
        github.checks()
                .create(
                        repository,
                        new CheckRun(
                                id,
                                "not estimated: the review failed",
                                "neutral",
                                text,
                                Optional.empty(),
                                List.of(),
                                buttons(false)));
    }

    private void summary(Round round, ReviewDraft draft) throws IOException {
        List<PostedComment> mine =
                github.comments().all(round.repository(), round.number()).stream()
                        .filter(comment ->
                                comment.mine() && comment.body().startsWith(Markers.SUMMARY))
                        .toList();
        if (draft.summary().isEmpty()) return;
        round.stopping().check();
        String body = draft.summary().get();
        if (mine.isEmpty()) {
            github.comments().create(round.repository(), round.number(), body);
            return;
        }
        PostedComment oldest = mine.getFirst();
        if (!oldest.body().equals(IssueComments.asPosted(body)))
            github.comments().update(round.repository(), oldest.id(), body);
        for (PostedComment doubled : mine.subList(1, mine.size()))
            github.comments().delete(round.repository(), doubled.id());
    }

    private String keep(Round round, ReviewDraft draft) {
        String id = reports.idOf(round.row().id(), round.head()).orElseGet(this::newId);
        String title = draft.check().title();
        reports.put(
                id,
                round.row().id(),
                round.mergeBase(),
                round.head(),
                title,
                round.reviewed().report(),
                clock.millis());
        return id;
    }

    private void check(Round round, ReviewDraft draft, Optional<String> details)
            throws IOException {
        Optional<Posted> posted = github.checks().find(round.repository(), round.head());
        ReviewDraft.Check check = draft.check();
        String conclusion = check.conclusion().label();
        ExternalId id = new ExternalId(List.of(round.number()), round.head());
        boolean shared =
                posted.isPresent()
                        && posted.get().id().pullRequests().stream()
                                .anyMatch(it -> it != round.number());
        if (shared) {
            id = posted.get().id().with(round.number());
            // of two pull requests with one head the worse conclusion wins
            conclusion = worse(conclusion, posted.get().conclusion().orElse(conclusion));
        }
        CheckRun run =
                new CheckRun(
                        id,
                        check.title(),
                        conclusion,
                        check.summary(),
                        details,
                        check.annotations().stream().map(Posting::note).toList(),
                        buttons(
                                check.fixable()
                                        && !round.isFork()
                                        && round.reviewed().mayCommit()));
        if (posted.isEmpty()) github.checks().create(round.repository(), run);
        else github.checks().update(round.repository(), posted.get().number(), run);
    }

    private static String worse(String one, String other) {
        List<String> best = List.of("neutral", "success", "failure");
        return best.indexOf(one) >= best.indexOf(other) ? one : other;
    }

    private static CheckRun.Note note(ReviewDraft.Annotation it) {
        return new CheckRun.Note(
                it.path().value(),
                it.startLine(),
                it.endLine(),
                it.level(),
                it.title(),
                it.message());
    }

    private static List<CheckRun.Button> buttons(boolean fixable) {
        List<CheckRun.Button> buttons = new ArrayList<>();
        if (fixable)
            buttons.add(
                    new CheckRun.Button(
                            "Apply safe fixes", "Commit all safe fixes to the branch", "apply"));
        buttons.add(new CheckRun.Button("Look again", "Review this head once more", "recheck"));
        return buttons;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Something that needs a permission; without it the rest goes on. */
    interface Part {
        void run() throws IOException;
    }

    static void permitted(String what, Part part) throws IOException {
        try {
            part.run();
        } catch (GitHubRefusal refusal) {
            if (!refusal.isForbidden()) throw refusal;
            LOG.warn("may not {}: {}", what, refusal.getMessage());
        }
    }
}
