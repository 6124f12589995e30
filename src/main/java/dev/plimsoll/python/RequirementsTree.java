package dev.plimsoll.python;

import dev.plimsoll.source.Problem;
import java.util.List;
import java.util.stream.Stream;

/** A requirements file with all that it includes, in the order in which pip reads it. */
public record RequirementsTree(List<Part> parts, List<Problem> problems) {

    /**
     * A statement and where it stands.
     *
     * @param constraint whether the file was included by {@code -c}: it restricts and asks for
     *     nothing
     */
    public record Part(RequirementsFile file, RequirementLine line, boolean constraint) {}

    public RequirementsTree {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** The files that were read, each once. */
    public List<RequirementsFile> files() {
        return parts.stream().map(Part::file).distinct().toList();
    }

    /** What is asked for by name. */
    public Stream<RequirementLine.Named> wanted() {
        return parts.stream()
                .filter(part -> !part.constraint() && part.line() instanceof RequirementLine.Named)
                .map(part -> (RequirementLine.Named) part.line());
    }

    /** What restricts the versions of others. */
    public Stream<RequirementLine.Named> constraints() {
        return parts.stream()
                .filter(part -> part.constraint() && part.line() instanceof RequirementLine.Named)
                .map(part -> (RequirementLine.Named) part.line());
    }

    /** What is asked for by its place. */
    public Stream<RequirementLine.Located> located() {
        return parts.stream()
                .filter(part ->
                        !part.constraint() && part.line() instanceof RequirementLine.Located)
                .map(part -> (RequirementLine.Located) part.line());
    }

    /** The options of all files, in order. */
    public Stream<RequirementLine.Option> options() {
        return parts.stream()
                .filter(part -> part.line() instanceof RequirementLine.Settings)
                .flatMap(part -> ((RequirementLine.Settings) part.line()).options().stream());
    }
}
