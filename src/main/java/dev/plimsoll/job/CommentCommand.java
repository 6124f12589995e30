package dev.plimsoll.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A command at the very start of a comment: {@code /plimsoll NAME [ARGUMENT…]}, all on the first
 * line.
 */
public record CommentCommand(String name, List<String> arguments) {

    /** The commands that there are, as people write them after {@code /plimsoll}. */
    public static final Set<String> NAMES = Set.of("apply", "recheck", "patch", "config", "help");

    private static final String CALL = "/plimsoll";
    private static final int MOST_ARGUMENTS = 30;

    /**
     * Empty where the comment does not begin with a call; a word that is no command is a call for
     * help.
     */
    public static Optional<CommentCommand> parse(String comment) {
        if (!comment.startsWith(CALL)) return Optional.empty();
        String rest = comment.substring(CALL.length());
        if (!rest.isEmpty() && !Character.isWhitespace(rest.charAt(0))) return Optional.empty();
        String line = rest.lines().findFirst().orElse("");
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(line);
        while (tokens.hasMoreTokens()) words.add(tokens.nextToken());
        return Optional.of(of(words));
    }

    private static CommentCommand of(List<String> words) {
        String name = words.isEmpty() ? "help" : words.getFirst().toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) return new CommentCommand("help", List.of());
        return new CommentCommand(
                name, words.subList(1, words.size()).stream().limit(MOST_ARGUMENTS).toList());
    }
}
