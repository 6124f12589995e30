package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What "Commit suggestion" makes of a file (docs, "Incorporating feedback in your pull request"):
 * exactly the lines of the comment become the lines of the block; an empty block deletes them.
 */
final class SuggestionClick {

    /** The fence may be longer than three; its end is as long. */
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^(`{3,})suggestion\\n((?s:.*?))^\\1$");

    private SuggestionClick() {}

    static boolean isOffered(JsonNode comment) {
        return BLOCK.matcher(comment.path("body").asText()).find();
    }

    /** The file afterwards; refused as GitHub's page refuses it. */
    static String apply(JsonNode comment, String file) {
        Matcher block = BLOCK.matcher(comment.path("body").asText());
        if (!block.find()) throw Refused.invalid("there is no suggestion");
        if (!comment.path("line").isInt())
            throw Refused.invalid("This suggestion has been applied or marked as outdated.");
        int last = comment.path("line").asInt();
        int first = comment.path("start_line").asInt(last);
        List<String> lines = new ArrayList<>(List.of(file.split("(?<=\n)", -1)));
        if (lines.getLast().isEmpty()) lines.removeLast();
        if (last > lines.size()) throw Refused.invalid("the line is not in the file");
        String before = String.join("", lines.subList(first - 1, last));
        String after = block.group(2);
        if (after.equals(before))
            throw Refused.invalid("This suggestion is invalid because no changes were made.");
        boolean endless = last == lines.size() && !before.endsWith("\n");
        lines.subList(first - 1, last).clear();
        lines.add(
                first - 1,
                endless && after.endsWith("\n") ? after.substring(0, after.length() - 1) : after);
        return String.join("", lines);
    }

    static Optional<JsonNode> first(List<? extends JsonNode> comments) {
        return comments.stream()
                .filter(it -> it.path("line").isInt() && isOffered(it))
                .<JsonNode>map(it -> it)
                .findFirst();
    }
}
