package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clauses that must all hold, PEP 440; none is any version. */
public record SpecifierSet(List<Specifier> clauses) {

    public static final SpecifierSet ANY = new SpecifierSet(List.of());

    /** What is done with pre-releases. */
    public enum Prereleases {
        /** Only where a clause names one or nothing else fits. */
        DEFAULT,
        ALLOW,
        DENY
    }

    private static final int MOST_CLAUSES = 200;

    public SpecifierSet {
        clauses = List.copyOf(clauses);
    }

    /** The set that this text is, clauses separated by commas; empty where it is none. */
    public static Optional<SpecifierSet> parse(String text) {
        List<Specifier> clauses = new ArrayList<>();
        for (String part : text.split(",", MOST_CLAUSES)) {
            if (part.isBlank()) continue;
            Optional<Specifier> clause = Specifier.parse(part);
            if (clause.isEmpty()) return Optional.empty();
            clauses.add(clause.get());
        }
        return Optional.of(new SpecifierSet(clauses));
    }

    public SpecifierSet and(SpecifierSet other) {
        return new SpecifierSet(
                Stream.concat(clauses.stream(), other.clauses.stream()).distinct().toList());
    }

    /** Whether the version fits all clauses, pre-releases like any other. */
    public boolean contains(Version version) {
        return clauses.stream().allMatch(clause -> clause.contains(version));
    }

    /** The same for a version as written. */
    public boolean contains(String version) {
        return clauses.stream().allMatch(clause -> clause.contains(version));
    }

    /** Those that fit, in their order, with PEP 440's rule on pre-releases. */
    public <T> List<T> filter(
            List<T> candidates, Function<T, String> version, Prereleases prereleases) {
        List<T> fitting =
                candidates.stream()
                        .filter(candidate -> contains(version.apply(candidate)))
                        .toList();
        if (prereleases == Prereleases.ALLOW
                || (prereleases == Prereleases.DEFAULT && asksForPrereleases())) return fitting;
        List<T> finals =
                fitting.stream()
                        .filter(candidate -> !isPrerelease(version.apply(candidate)))
                        .toList();
        boolean onlyPrereleases = finals.isEmpty() && prereleases == Prereleases.DEFAULT;
        return onlyPrereleases ? fitting : finals;
    }

    private static boolean isPrerelease(String version) {
        return Version.parse(version).filter(Version::isPrerelease).isPresent();
    }

    public boolean asksForPrereleases() {
        return clauses.stream().anyMatch(Specifier::asksForPrereleases);
    }

    public boolean isAny() {
        return clauses.isEmpty();
    }

    /** The version that it pins; empty where it leaves a choice. */
    public Optional<String> pin() {
        return clauses.stream().filter(Specifier::isPin).findFirst().map(Specifier::written);
    }

    @Override
    public String toString() {
        return clauses.stream().map(Specifier::toString).collect(Collectors.joining(","));
    }
}
