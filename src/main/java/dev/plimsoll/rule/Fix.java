package dev.plimsoll.rule;

import dev.plimsoll.source.Edit;
import java.util.List;
import java.util.Optional;

/**
 * Edits that cure a finding, all of them or none; they do not conflict with each other.
 *
 * @param why the sentence that says why the fix is not safe; empty for a safe one
 */
public record Fix(Applicability applicability, List<Edit> edits, Optional<String> why) {

    public static Fix safe(List<Edit> edits) {
        return new Fix(Applicability.SAFE, edits, Optional.empty());
    }

    public static Fix safe(Edit... edits) {
        return safe(List.of(edits));
    }

    public static Fix unsafe(String why, List<Edit> edits) {
        return new Fix(Applicability.UNSAFE, edits, Optional.of(why));
    }

    public static Fix shown(String why, List<Edit> edits) {
        return new Fix(Applicability.DISPLAY_ONLY, edits, Optional.of(why));
    }
}
