package dev.plimsoll.github;

import java.util.List;
import java.util.Optional;

/**
 * What a check run is to say; it is concluded at once.
 *
 * @param conclusion in the API's words
 * @param details the address of a page with more
 * @param buttons at most three
 */
public record CheckRun(
        ExternalId id,
        String title,
        String conclusion,
        String summary,
        Optional<String> details,
        List<Note> notes,
        List<Button> buttons) {

    /** The name by which branch protection knows it. */
    public static final String NAME = "Plimsoll";

    /** An annotation; {@code level} is {@code notice}, {@code warning} or {@code failure}. */
    public record Note(
            String path, int startLine, int endLine, String level, String title, String message) {}

    /** A button under the check; labels of at most 20 characters, descriptions of at most 40. */
    public record Button(String label, String description, String identifier) {}

    /** One that is there already; empty texts where it says nothing. */
    public record Posted(
            long number,
            ExternalId id,
            Optional<String> conclusion,
            String title,
            String summary) {}

    /** Whether what is there says the same. */
    public boolean isSaidBy(Posted posted) {
        return posted.id().equals(id)
                && posted.conclusion().equals(Optional.of(conclusion))
                && posted.title().equals(Capped.title(title))
                && posted.summary().equals(Capped.body(summary));
    }
}
