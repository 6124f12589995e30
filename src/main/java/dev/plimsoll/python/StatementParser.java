package dev.plimsoll.python;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement of a requirements file: a requirement with its options, or options alone. */
final class StatementParser {

    private final TextRange range;
    private final MappedText line;
    private final String said;

    StatementParser(TextRange range, MappedText line) {
        this.range = range;
        this.line = line;
        this.said = line.text();
    }

    RequirementLine parse() {
        int optionsStart = optionsStart();
        Optional<List<RequirementLine.Option>> options = FileOptions.read(line, optionsStart);
        if (options.isEmpty())
            return new RequirementLine.Unreadable(range, "has options that pip does not read");
        String requirement = said.substring(0, optionsStart).strip();
        return requirement.isEmpty()
                ? settings(options.get())
                : requirement(requirement, options.get());
    }

    /**
     * Where the first word that a blank parts and a hyphen begins stands; pip's break_args_options.
     */
    private int optionsStart() {
        if (said.startsWith("-")) return 0;
        int at = said.indexOf(" -");
        return at < 0 ? said.length() : at + 1;
    }

    private RequirementLine requirement(String requirement, List<RequirementLine.Option> options) {
        TextRange text = line.toSource(new TextRange(0, requirement.length()));
        return place(requirement, text, false)
                .orElseGet(() ->
                        Requirement.parse(requirement)
                                .<RequirementLine>map(read ->
                                        new RequirementLine.Named(range, text, read, options))
                                .orElseGet(() ->
                                        new RequirementLine.Unreadable(
                                                range, "is not a requirement that pip can read")));
    }

    private Optional<RequirementLine> place(String requirement, TextRange text, boolean editable) {
        // after a URL a semicolon parts only where a blank follows it: URLs may hold one
        int semicolon = requirement.indexOf(requirement.contains("://") ? "; " : ";");
        String place = semicolon < 0 ? requirement : requirement.substring(0, semicolon).strip();
        Optional<Marker> marker =
                semicolon < 0
                        ? Optional.empty()
                        : Marker.parse(requirement.substring(semicolon + 1).strip());
        return Location.parse(place)
                .map(location ->
                        new RequirementLine.Located(range, text, location, editable, marker));
    }

    private RequirementLine settings(List<RequirementLine.Option> options) {
        for (RequirementLine.Option option : options) {
            switch (option.name()) {
                case "--editable" -> {
                    return editable(option);
                }
                case "--requirement", "--constraint" -> {
                    boolean constraints = option.name().equals("--constraint");
                    return new RequirementLine.Include(
                            range, option.range(), option.value(), constraints);
                }
                default -> {}
            }
        }
        return new RequirementLine.Settings(range, options);
    }

    private RequirementLine editable(RequirementLine.Option option) {
        Optional<RequirementLine> named =
                Requirement.parse(option.value())
                        .filter(read -> read.url().isPresent())
                        .map(read ->
                                new RequirementLine.Named(range, option.range(), read, List.of()));
        if (named.isPresent()) return named.get();
        return place(option.value(), option.range(), true)
                .orElseGet(() ->
                        new RequirementLine.Located(
                                range,
                                option.range(),
                                new Location(
                                        Location.Kind.PATH,
                                        option.value(),
                                        Optional.empty(),
                                        new ArrayList<>()),
                                true,
                                Optional.empty()));
    }
}
