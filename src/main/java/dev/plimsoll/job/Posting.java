package dev.plimsoll.job;

import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.CheckRun.Posted;
import dev.plimsoll.github.ExternalId;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.IssueComments;
import dev.plimsoll.github.PostedComment;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.github.PullRequestState.Part;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.store.OpenedChecks;
import dev.plimsoll.store.PullRequestRow;
import dev.plimsoll.store.Reviews;
import dev.plimsoll.store.Said;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a pull request say what a draft says. Each part looks first at what is there. The check
 * comes last: a head whose check is concluded has everything else.
 */
public final class Posting {

    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
    private static final int ID_BYTES = 16;

    /** After that GitHub shows the check that another pull request opens. */
    private static final Duration OTHER_OPENS = Duration.ofSeconds(3);

    private final GitHubSide github;
    private final ReviewPost reviewPost;
    private final Reviews reports;
    private final Said said;
    private final OpenedChecks opened;
    private final ReviewLinks links;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Posting(
            GitHubSide github,
            Reviews reports,
            Said said,
            OpenedChecks opened,
            ReviewLinks links,
            InstantSource clock,
            RandomGenerator random) {
        this.github = github;
        this.reviewPost = new ReviewPost(github, said);
        this.reports = reports;
        this.said = said;
        this.opened = opened;
        this.links = links;
        this.clock = clock;
        this.random = random;
    }

    /** {@code again}: someone wants the check to be concluded anew even if it says the same. */
    void post(Round round, boolean again) throws IOException {
        ReviewDraft draft = round.reviewed().draft();
        Permissions may = new Permissions(round.row().pullRequest().shown());
        // a first look's pull request has the table in its own text
        boolean tellsItself = isOurs(round);
        Optional<String> summary =
                draft.relevant() && !tellsItself ? draft.summary() : Optional.empty();
        may.attempt("post review comments", () -> reviewPost.post(round));
        boolean told = may.attempt("write the summary", () -> summary(round, summary));
        round.stopping().check();
        CheckRun check = check(round, draft, links.to(keep(round, draft)), may.lacking());
        boolean concluded = may.attempt("conclude the check", () -> conclude(round, check, again));
        if (told && concluded)
            said.stands(
                    round.row().id(),
                    Standing.of(round.state(), summary.map(IssueComments::asPosted), check));
        LOG.info(
                "{} at {}: {}",
                round.row().pullRequest().shown(),
                round.head(),
                draft.check().title());
    }

    private static boolean isOurs(Round round) {
        return round.pullRequest().byBot()
                && !round.isFork()
                && round.pullRequest().headRef().equals(FirstScan.BRANCH);
    }

    /** The work was given up: the check must not stay open for ever. */
    void concludeUnknown(Repository repository, PullRequestState state) throws IOException {
        String text = "The review failed several times. `/plimsoll recheck` tries again.";
        conclude(repository, state, "not estimated: the review failed", text);
    }

    /** Without the contents there is nothing to say, and asking again does not help. */
    void concludeUnreadable(PullRequestRow row, Repository repository, PullRequestState state)
            throws IOException {
        String text = "The App may not read this repository's contents.";
        new Permissions(row.pullRequest().shown())
                .attempt(
                        "conclude the check",
                        () ->
                                conclude(
                                        repository,
                                        state,
                                        "not estimated: the contents cannot be read",
                                        text));
    }

    /** A newer head came while this one was looked at. */
    void concludeOvertaken(Round round) throws IOException {
        String title = "overtaken by a newer head";
        new Permissions(round.row().pullRequest().shown())
                .attempt(
                        "conclude the check",
                        () ->
                                conclude(
                                        round.repository(),
                                        round.state(),
                                        title,
                                        "The newer head is reviewed instead."));
    }

    private void conclude(
            Repository repository, PullRequestState state, String title, String summary)
            throws IOException {
        if (state.check().isPresent()) return;
        ExternalId id = new ExternalId(List.of(state.pullRequest().number()), state.head());
        github.checks()
                .create(
                        repository,
                        new CheckRun(
                                id,
                                title,
                                "neutral",
                                summary,
                                Optional.empty(),
                                List.of(),
                                buttons(false)));
    }

    /** One comment that says this, or none where there is nothing to say any more. */
    private void summary(Round round, Optional<String> body) throws IOException {
        if (round.state().unreadable().contains(Part.COMMENTS))
            throw GitHubRefusal.lacking("read the comments");
        List<PostedComment> mine =
                round.state().comments().stream()
                        .filter(comment -> comment.body().startsWith(Markers.SUMMARY))
                        .toList();
        round.stopping().check();
        if (body.isPresent() && mine.isEmpty())
            github.comments().create(round.repository(), round.number(), body.get());
        if (body.isPresent()
                && !mine.isEmpty()
                && !mine.getFirst().body().equals(IssueComments.asPosted(body.get())))
            github.comments().update(round.repository(), mine.getFirst().id(), body.get());
        for (PostedComment doubled :
                mine.subList(Math.min(body.isPresent() ? 1 : 0, mine.size()), mine.size()))
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

    private CheckRun check(
            Round round, ReviewDraft draft, Optional<String> details, List<String> lacking) {
        Optional<Posted> posted = round.state().check();
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
        return new CheckRun(
                id,
                check.title(),
                conclusion,
                String.join(
                        "\n\n",
                        Stream.concat(Stream.of(check.summary()), lacking.stream()).toList()),
                details,
                check.annotations().stream().map(Posting::note).toList(),
                buttons(check.fixable() && !round.isFork() && round.reviewed().mayCommit()));
    }

    private void conclude(Round round, CheckRun run, boolean again) throws IOException {
        Optional<Posted> posted = round.state().check();
        if (posted.isEmpty()) open(round, run);
        else if (again || !run.isSaidBy(posted.get()))
            github.checks().update(round.repository(), posted.get().number(), run);
    }

    /** Where another pull request with this head is opening it, this one adds to it later. */
    private void open(Round round, CheckRun run) throws IOException {
        Instant now = clock.instant();
        long repository = round.row().pullRequest().repository();
        if (!opened.claim(repository, round.head(), round.row().id(), now.toEpochMilli()))
            throw new RetryAt(
                    now.plus(OTHER_OPENS), "another pull request with this head opens the check");
        github.checks().create(round.repository(), run);
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
}
