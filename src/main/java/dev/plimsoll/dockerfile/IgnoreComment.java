package dev.plimsoll.dockerfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.plimsoll.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A comment that asks to be silent: {@code # plimsoll ignore=apt-lists,pip-cache reason=…} or
 * {@code # hadolint ignore=DL3009,DL3042}.
 *
 * @param rules ids as written
 * @param line 1-based
 */
public record IgnoreComment(Tool tool, List<String> rules, Optional<String> reason, int line) {

    /** Whose rules are named. */
    public enum Tool {
        PLIMSOLL,
        HADOLINT
    }

    private static final Pattern IGNORE =
            Pattern.compile(
                    "#+\\s*(plimsoll|hadolint)\\s+ignore\\s*=\\s*([\\w-]+(?:\\s*,\\s*[\\w-]+)*)");

    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    /** Empty where the comment asks for nothing of the kind. */
    public static Optional<IgnoreComment> parse(Comment comment, SourceFile source) {
        Matcher ignore = IGNORE.matcher(comment.text());
        if (!ignore.lookingAt()) return Optional.empty();
        Tool tool = ignore.group(1).equals("plimsoll") ? Tool.PLIMSOLL : Tool.HADOLINT;
        List<String> rules = Arrays.asList(SEPARATOR.split(ignore.group(2)));
        return Optional.of(
                new IgnoreComment(
                        tool,
                        List.copyOf(rules),
                        reason(comment.text()),
                        source.lineAt(comment.range().start())));
    }

    private static Optional<String> reason(String text) {
        int reason = text.indexOf("reason=");
        if (reason < 0) return Optional.empty();
        return Optional.of(text.substring(reason + "reason=".length()).strip())
                .filter(said -> !said.isEmpty());
    }
}
