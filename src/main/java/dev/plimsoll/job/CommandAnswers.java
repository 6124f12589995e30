package dev.plimsoll.job;

import dev.plimsoll.github.BranchHistory;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.PullRequestReads.Permission;
import dev.plimsoll.github.Repository;
import dev.plimsoll.review.Markdown;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.store.CommandRow;
import dev.plimsoll.store.Commands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Does what people ask for by comments and buttons: acknowledged by a reaction, refused with a
 * reason.
 */
public final class CommandAnswers {

    private static final Set<String> NEED_WRITE = Set.of("apply", "recheck");
    private static final String HELP =
            """
            | command | does |
            |---|---|
            | `/plimsoll apply` | commits all safe fixes; `/plimsoll apply RULE` only those of a rule |
            | `/plimsoll recheck` | looks again |
            | `/plimsoll patch` | answers with the patch |
            | `/plimsoll config` | shows the configuration in force |
            | `/plimsoll help` | lists these |
            """;

    private final GitHubSide github;
    private final Commands commands;

    public CommandAnswers(GitHubSide github, Commands commands) {
        this.github = github;
        this.commands = commands;
    }

    /**
     * Shows that the commands were seen, and refuses those of people who may not. Gives the others.
     */
    List<CommandRow> acknowledge(Repository repository, int number, List<CommandRow> asked)
            throws IOException {
        List<CommandRow> allowed = new ArrayList<>();
        for (CommandRow command : asked) {
            Permission wanted =
                    NEED_WRITE.contains(command.name()) ? Permission.WRITE : Permission.READ;
            if (github.reads().permission(repository, command.actor()).compareTo(wanted) < 0) {
                String why =
                        "`%s` needs %s access to this repository."
                                .formatted(command.name(), wanted.name().toLowerCase(Locale.ROOT));
                say(repository, number, command, "confused", why);
            } else {
                react(repository, command, "eyes");
                allowed.add(command);
            }
        }
        return allowed;
    }

    /** Answers after the review is up to date, so a recheck is done already. */
    void answer(Round round, List<CommandRow> asked) throws IOException {
        for (CommandRow command : asked) {
            round.stopping().check();
            switch (command.name()) {
                case "apply" -> apply(round, command);
                case "patch" ->
                        say(
                                round.repository(),
                                round.number(),
                                command,
                                "rocket",
                                patch(round, command));
                case "config" ->
                        say(
                                round.repository(),
                                round.number(),
                                command,
                                "rocket",
                                Markdown.fenced("yaml", round.reviewed().configuration()));
                case "help" -> say(round.repository(), round.number(), command, "rocket", HELP);
                default -> done(round, command);
            }
        }
    }

    private void apply(Round round, CommandRow command) throws IOException {
        Set<String> rules = Set.copyOf(command.arguments());
        SortedMap<RepositoryPath, String> texts = round.reviewed().fixes(rules);
        if (command.head().filter(head -> !head.equals(round.head())).isPresent())
            refuse(
                    round,
                    command,
                    "The branch has moved since that check, so nothing was committed.");
        else if (texts.isEmpty())
            refuse(round, command, nothingToApply(command, shown(round.head())));
        else if (round.isFork())
            refuse(round, command, "I do not write to forks. " + patchFor(round, command));
        else if (!round.reviewed().mayCommit())
            refuse(
                    round,
                    command,
                    "The configuration says `commits: never`. " + patchFor(round, command));
        else if (texts.keySet().stream().anyMatch(Committable::isWorkflow))
            refuse(
                    round,
                    command,
                    "The fix edits a workflow, which I do not commit. " + patchFor(round, command));
        else if (texts.keySet().stream().anyMatch(path -> !round.reviewed().isPlainFile(path)))
            // a commit by GraphQL cannot say what mode a file has
            refuse(
                    round,
                    command,
                    "The fix edits an executable file or a link, whose mode a commit of mine could"
                            + " lose. "
                            + patchFor(round, command));
        else commit(round, command, texts);
    }

    private void commit(Round round, CommandRow command, SortedMap<RepositoryPath, String> texts)
            throws IOException {
        String branch = round.pullRequest().headRef();
        BranchHistory history =
                github.commits().history(round.repository(), branch, command.actor());
        if (history.isDefault() || history.isProtected()) {
            refuse(
                    round,
                    command,
                    "I do not commit to a default or protected branch. "
                            + patchFor(round, command));
            return;
        }
        CommitMessage message = CommitMessage.in(history);
        try {
            github.commits()
                    .create(
                            round.repository(),
                            branch,
                            round.head(),
                            message.headline(),
                            message.body(),
                            texts);
        } catch (GitHubRefusal refusal) {
            boolean moved = refusal.said().contains("Expected branch to point to");
            refuse(
                    round,
                    command,
                    moved
                            ? "The branch has moved meanwhile, so nothing was committed."
                            : "GitHub did not take the commit: "
                                    + Markdown.sentence(refusal.said()));
            return;
        }
        done(round, command);
    }

    private void refuse(Round round, CommandRow command, String why) throws IOException {
        say(round.repository(), round.number(), command, "confused", why);
    }

    private static String patchFor(Round round, CommandRow command) {
        return "Here is the patch:\n\n" + patch(round, command);
    }

    private static String nothingToApply(CommandRow command, String head) {
        if (command.arguments().isEmpty())
            return "There is no safe fix to apply at %s.".formatted(head);
        String rules =
                command.arguments().stream().map(Markdown::code).collect(Collectors.joining(", "));
        return "There is no such fix to apply at %s: %s.".formatted(head, rules);
    }

    private static String shown(String commit) {
        return commit.substring(0, 7);
    }

    private void done(Round round, CommandRow command) throws IOException {
        react(round.repository(), command, "rocket");
        commands.answered(command.id(), "done");
    }

    /** Replies once, however often this runs. */
    private void say(
            Repository repository, int number, CommandRow command, String reaction, String text)
            throws IOException {
        String marker = Markers.reply(command.id());
        new Permissions(repository.fullName() + "#" + number)
                .attempt(
                        "answer a command",
                        () -> {
                            boolean said =
                                    github.state(repository, number).comments().stream()
                                            .anyMatch(it -> it.body().endsWith(marker));
                            if (!said)
                                github.comments().create(repository, number, text + "\n" + marker);
                        });
        react(repository, command, reaction);
        commands.answered(command.id(), reaction.equals("rocket") ? "done" : "refused");
    }

    private void react(Repository repository, CommandRow command, String reaction)
            throws IOException {
        if (command.comment().isEmpty()) return;
        try {
            github.comments().react(repository, command.comment().get(), reaction);
        } catch (GitHubRefusal refusal) {
            // without the permission, or where the comment was deleted, the answer itself must do
            if (!refusal.isForbidden() && !refusal.isNotFound()) throw refusal;
        }
    }

    private static String patch(Round round, CommandRow command) {
        String patch = round.reviewed().patch(Set.copyOf(command.arguments()));
        return patch.isEmpty() ? "There is no safe fix." : Markdown.fenced("diff", patch);
    }
}
