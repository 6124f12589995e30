package dev.plimsoll.job;

import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.PostedComment;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A pull request's state in few characters: what a review depends on, and what it left there. Where
 * both are as they were, there is no news.
 */
final class Standing {

    private Standing() {}

    /** As it is now. */
    static String of(PullRequestState state) {
        List<String> summaries =
                state.comments().stream()
                        .map(PostedComment::body)
                        .filter(body -> body.startsWith(Markers.SUMMARY))
                        .toList();
        Optional<String> check =
                state.check().flatMap(it -> it.conclusion().map(word -> word + " " + it.title()));
        return of(state, summaries, check);
    }

    /** As it is once this summary and this check stand there. */
    static String of(PullRequestState state, Optional<String> summary, CheckRun check) {
        return of(
                state,
                summary.stream().toList(),
                Optional.of(check.conclusion() + " " + check.title()));
    }

    private static String of(
            PullRequestState state, List<String> summaries, Optional<String> check) {
        return hash(
                String.join(
                        "\u0000",
                        state.head(),
                        state.baseTip(),
                        state.pullRequest().baseRef(),
                        Boolean.toString(state.pullRequest().draft()),
                        state.organisation().map(SourceFile::text).orElse(""),
                        state.unreadable().toString(),
                        summaries.toString(),
                        check.orElse("")));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
