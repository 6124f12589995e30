package dev.plimsoll.job;

import dev.plimsoll.github.BranchHistory;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The words of a commit, in the style of the branch that it goes to. */
record CommitMessage(String headline, String body) {

    /** Conventional Commits 1.0.0: a type, a scope maybe, a colon and a blank. */
    private static final Pattern CONVENTIONAL =
            Pattern.compile("[a-z]{2,12}(\\([^()]{1,40}\\))?!?: .*");

    private static final Pattern SIGNED_OFF = Pattern.compile("(?m)^Signed-off-by: .+@");

    /** The style is what more than half of the last commits have. */
    static CommitMessage in(BranchHistory history) {
        return of(history.messages(), Optional.of(history.actor()), history.app());
    }

    /** {@code actor} is who asked for it, if anyone did; {@code app} signs off. */
    static CommitMessage of(List<String> messages, Optional<String> actor, String app) {
        List<String> people = messages.stream().filter(it -> !it.startsWith("Merge ")).toList();
        boolean conventional = most(people, it -> CONVENTIONAL.matcher(firstLine(it)).matches());
        boolean signedOff = most(people, it -> SIGNED_OFF.matcher(it).find());
        String by = actor.map(it -> "Co-authored-by: " + it).orElse("");
        return new CommitMessage(
                conventional ? "build: make the image lighter" : "Make the image lighter",
                signedOff ? (by + "\nSigned-off-by: " + app).strip() : by);
    }

    private static boolean most(List<String> messages, Predicate<String> style) {
        return messages.stream().filter(style).count() * 2 > messages.size();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
