package dev.plimsoll.python;

import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A requirements file, each statement with its place. Comments and blank lines are no statements;
 * their text is what lies between.
 *
 * @param comments from {@code #} to the line's end
 */
public record RequirementsFile(
        SourceFile source, List<RequirementLine> lines, List<TextRange> comments) {

    public RequirementsFile {
        lines = List.copyOf(lines);
        comments = List.copyOf(comments);
    }

    public static RequirementsFile parse(SourceFile source) {
        return parse(source, Map.of());
    }

    /** Reads the file where {@code ${NAME}} stands for what {@code environment} says. */
    public static RequirementsFile parse(SourceFile source, Map<String, String> environment) {
        return new RequirementsParser(source, environment).parse();
    }

    /** The requirements with a name, in order. */
    public Stream<RequirementLine.Named> named() {
        return lines.stream()
                .filter(RequirementLine.Named.class::isInstance)
                .map(RequirementLine.Named.class::cast);
    }
}
