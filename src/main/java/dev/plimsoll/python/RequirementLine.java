package dev.plimsoll.python;

import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a requirements file; {@code range} is all its lines, comment included, without the
 * last line end.
 */
public sealed interface RequirementLine {

    TextRange range();

    /**
     * A requirement by PEP 508.
     *
     * @param text the requirement alone, without options and comment
     * @param options such as {@code --hash}
     */
    record Named(TextRange range, TextRange text, Requirement requirement, List<Option> options)
            implements RequirementLine {
        public List<String> hashes() {
            return options.stream()
                    .filter(option -> option.name().equals("--hash"))
                    .map(Option::value)
                    .toList();
        }
    }

    /** A path, URL or repository: what it is called is known only where it says so. */
    record Located(
            TextRange range,
            TextRange text,
            Location location,
            boolean editable,
            Optional<Marker> marker)
            implements RequirementLine {}

    /** {@code -r} and {@code -c}; {@code path} as written. */
    record Include(TextRange range, TextRange text, String path, boolean constraints)
            implements RequirementLine {}

    /** Options for the whole run. */
    record Settings(TextRange range, List<Option> options) implements RequirementLine {}

    /** What pip would not read; {@code why} completes "line …: ". */
    record Unreadable(TextRange range, String why) implements RequirementLine {}

    /**
     * An option by its long name; the value is empty where it takes none. It may hold a credential.
     */
    record Option(String name, String value, TextRange range) {}
}
