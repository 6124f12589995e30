package dev.plimsoll.review;

import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Optional;

/**
 * What is to be posted on a pull request, every length within GitHub's limits.
 *
 * @param relevant false: nothing but the neutral check is to be posted
 * @param summary the body of the one summary comment; empty where the configuration wants none
 * @param comments in the order of posting, each proven to lie inside one hunk, no two suggestions
 *     on one line
 * @param patch every safe fix as {@code git apply} takes it; empty text where there is none
 */
public record ReviewDraft(
        boolean relevant,
        Check check,
        Optional<String> summary,
        List<InlineComment> comments,
        String patch) {

    /** How a check concludes, in the API's words. */
    public enum Conclusion {
        SUCCESS,
        NEUTRAL,
        FAILURE;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The check run's output.
     *
     * @param fixable whether there is a safe fix that the {@code apply} button could commit
     */
    public record Check(
            String title,
            Conclusion conclusion,
            String summary,
            List<Annotation> annotations,
            boolean fixable) {}

    /**
     * A note on lines of the head; {@code level} is {@code notice}, {@code warning} or {@code
     * failure}.
     */
    public record Annotation(
            RepositoryPath path,
            int startLine,
            int endLine,
            String level,
            String title,
            String message) {}

    /**
     * A review comment on the right side.
     *
     * @param startLine the first line where there are several
     * @param line the last line
     */
    public record InlineComment(
            RepositoryPath path,
            Optional<Integer> startLine,
            int line,
            String body,
            String rule,
            String key) {}
}
