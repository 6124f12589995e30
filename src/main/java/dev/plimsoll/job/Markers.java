package dev.plimsoll.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hidden marks by which Plimsoll knows its own comments again. */
final class Markers {

    /** How a summary begins. */
    static final String SUMMARY = "<!-- plimsoll:summary";

    /** At the end of a review comment; linear, as neither part may hold a blank. */
    private static final Pattern FINDING =
            Pattern.compile("<!-- plimsoll:finding rule=([a-z0-9-]+) key=([0-9a-f]+) -->");

    private Markers() {}

    /** The key of the finding that a comment is about. */
    static Optional<String> finding(String body) {
        Matcher found = FINDING.matcher(body);
        String key = "";
        // the last one: what stands before may quote a file that holds a false one
        while (found.find()) key = found.group(2);
        return Optional.of(key).filter(it -> !it.isEmpty());
    }

    /** All keys that a text names. */
    static List<String> findings(String body) {
        return FINDING.matcher(body).results().map(found -> found.group(2)).toList();
    }

    static String review(String head) {
        return "<!-- plimsoll:review head=%s -->".formatted(head);
    }

    static String reply(long command) {
        return "<!-- plimsoll:reply to=%d -->".formatted(command);
    }
}
