package dev.plimsoll.python;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A requirement by PEP 508.
 *
 * @param name as written
 * @param extras as written, in their order
 * @param url where the distribution is to come from; the specifier is then empty
 */
public record Requirement(
        String name,
        List<String> extras,
        SpecifierSet specifier,
        Optional<String> url,
        Optional<Marker> marker) {

    public Requirement {
        extras = List.copyOf(extras);
    }

    /** The requirement that this text is; empty where it is none. */
    public static Optional<Requirement> parse(String text) {
        return RequirementParser.parse(text);
    }

    public PackageName project() {
        return PackageName.of(name);
    }

    /** The extras' normalized names (PEP 685). */
    public TreeSet<String> extraNames() {
        TreeSet<String> names = new TreeSet<>();
        extras.forEach(extra -> names.add(PackageName.of(extra).value()));
        return names;
    }

    /** Whether it holds there when these extras of the distribution that states it are wanted. */
    public boolean appliesIn(MarkerEnvironment environment, Collection<String> wantedExtras) {
        if (marker.isEmpty()) return true;
        if (wantedExtras.isEmpty()) return marker.get().holds(environment);
        return wantedExtras.stream()
                .anyMatch(extra -> marker.get().holds(environment.withExtra(extra)));
    }

    public Requirement withSpecifier(SpecifierSet other) {
        return new Requirement(name, extras, other, url, marker);
    }

    /** Without marker, and of a URL only that there is one: it may hold a credential. */
    @Override
    public String toString() {
        String withExtras = extras.isEmpty() ? name : name + "[" + String.join(",", extras) + "]";
        return withExtras + (url.isPresent() ? " @ a URL" : specifier.toString());
    }
}
