package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Finds the versions that several requirements allow, in the order in which pip tries them. */
final class Candidates {

    private final ResolutionRequest request;
    private final Releases releases;
    private final Map<PackageName, SpecifierSet> constraints = new HashMap<>();
    private final Set<PackageName> asked = new HashSet<>();
    private final Map<PackageName, String> unknown = new LinkedHashMap<>();

    Candidates(ResolutionRequest request, Releases releases) {
        this.request = request;
        this.releases = releases;
        MarkerEnvironment environment = request.interpreter().environment();
        for (Requirement constraint : request.constraints()) {
            if (constraint.appliesIn(environment, List.of())) {
                constraints.merge(constraint.project(), constraint.specifier(), SpecifierSet::and);
            }
        }
        request.asks().forEach(ask -> asked.add(ask.requirement().project()));
    }

    /** Projects whose files are not known, with the reason. */
    Map<PackageName, String> unknown() {
        return unknown;
    }

    /**
     * Whether the search goes without the project: it comes from elsewhere, or nobody knows its
     * files.
     */
    boolean isLeftOut(PackageName project) {
        if (request.ignored().contains(project) || unknown.containsKey(project)) return true;
        if (request.installed().containsKey(project)) return false;
        switch (releases.of(project)) {
            case Answer.Unknown<List<Release>>(String why) -> unknown.put(project, why);
            case Answer.Known<List<Release>>(List<Release> all) -> {
                if (all.isEmpty())
                    unknown.put(
                            project,
                            "no file of it that Python %s takes is known"
                                    .formatted(request.interpreter().majorMinor()));
            }
        }
        return unknown.containsKey(project);
    }

    /** Notes that nothing fits what is asked directly: a build would fail there. */
    void leaveOut(PackageName project, String why) {
        unknown.putIfAbsent(project, why);
    }

    /** All that fit, the first to be tried first. */
    List<Candidate> find(PackageName project, SortedSet<String> extras, Collection<Want> wants) {
        SpecifierSet specifier = constraints.getOrDefault(project, SpecifierSet.ANY);
        List<String> hashes = List.of();
        for (Want want : wants) {
            specifier = specifier.and(want.specifier());
            if (!want.hashes().isEmpty())
                hashes = hashes.isEmpty() ? want.hashes() : common(hashes, want.hashes());
        }
        Optional<Candidate> exactly =
                wants.stream().flatMap(want -> want.exactly().stream()).findFirst();
        if (exactly.isPresent()) {
            Candidate one = exactly.get();
            boolean fits =
                    specifier.contains(one.version())
                            && wants.stream().allMatch(want -> want.isSatisfiedBy(one));
            return fits
                    ? List.of(new Candidate(project, extras, one.version(), one.file()))
                    : List.of();
        }
        return inOrder(project, extras, specifier, hashes);
    }

    private List<Candidate> inOrder(
            PackageName project,
            SortedSet<String> extras,
            SpecifierSet specifier,
            List<String> hashes) {
        List<Candidate> found = new ArrayList<>();
        Optional<Candidate> kept =
                Optional.ofNullable(request.installed().get(project))
                        .filter(specifier::contains)
                        .map(version -> new Candidate(project, extras, version, Optional.empty()));
        boolean upgrade =
                request.upgrade() == ResolutionRequest.Upgrade.ALL
                        || (request.upgrade() == ResolutionRequest.Upgrade.ASKED
                                && asked.contains(project));
        if (!upgrade) kept.ifPresent(found::add);
        for (Release release : fitting(project, specifier, hashes)) {
            boolean same = kept.filter(one -> one.version().equals(release.version())).isPresent();
            if (!same)
                found.add(
                        new Candidate(
                                project,
                                extras,
                                release.version(),
                                Optional.of(release.best(hashes))));
            else if (upgrade) kept.ifPresent(found::add);
        }
        if (upgrade && found.stream().noneMatch(Candidate::isInstalled)) kept.ifPresent(found::add);
        return found;
    }

    private List<Release> fitting(
            PackageName project, SpecifierSet specifier, List<String> hashes) {
        List<Release> all = releases.of(project).asOptional().orElse(List.of());
        List<Release> fitting = specifier.filter(all, Release::written, request.prereleases());
        boolean onlyYanked =
                fitting.stream().allMatch(Release::yanked) && specifier.pin().isPresent();
        Comparator<Release> order =
                Comparator.comparing((Release release) -> !release.hasAllowed(hashes));
        if (request.preferWheels()) order = order.thenComparing(release -> !release.hasWheel());
        return fitting.stream()
                .filter(release -> onlyYanked || !release.yanked())
                .sorted(order.thenComparing(Release::version, Comparator.reverseOrder()))
                .toList();
    }

    /** The file that is tried first for a requirement alone. */
    Optional<DistributionFile> newest(Requirement requirement) {
        if (requirement.url().isPresent() || isLeftOut(requirement.project()))
            return Optional.empty();
        Want want = Want.of(requirement, List.of());
        return find(want.project(), want.extras(), List.of(want)).stream()
                .findFirst()
                .flatMap(Candidate::file);
    }

    private static List<String> common(List<String> left, List<String> right) {
        return left.stream().filter(right::contains).toList();
    }
}
