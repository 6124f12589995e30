package dev.plimsoll.debian;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what apt would install, as apt's own marking does: depth first and in order through
 * Pre-Depends, Depends and Recommends; what is there already serves, else the first alternative
 * that exists, else a provider. Held against {@code apt-get -s install} on bookworm (2026-11-24):
 * 90 lists of packages with and without recommends on a slim Python image, 23 of them on a full one
 * and on Debian's slim; 270 of 272 sets of packages and versions were equal, in both others {@code
 * name/suite} took a dependency from that suite too where the newer one would have served. Of 79
 * runs with versions, suites, patterns, options and settings 76 came out equal.
 */
public final class Resolver {

    /** Packages that were chosen and then given up for a conflict. */
    private static final int MOST_BANS = 8;

    private final PackageIndex index;
    private final InstalledPackages installed;
    private final boolean recommends;
    private final Named named;
    private final Siblings siblings;

    /** What becomes of packages that {@code install} names. */
    public enum Named {
        /** They are there afterwards, as new as the archive has them. */
        TAKEN,
        /** {@code --only-upgrade}: what is not installed stays away. */
        UPGRADED,
        /** {@code --no-upgrade}: what is installed stays as it is. */
        ADDED,
        /** {@code --reinstall}: what is installed is unpacked again. */
        AGAIN
    }

    /**
     * @param recommends whether apt takes recommended packages too ({@code
     *     APT::Install-Recommends})
     */
    public Resolver(PackageIndex index, InstalledPackages installed, boolean recommends) {
        this(index, installed, recommends, Named.TAKEN);
    }

    public Resolver(
            PackageIndex index, InstalledPackages installed, boolean recommends, Named named) {
        this.index = index;
        this.installed = installed;
        this.recommends = recommends;
        this.named = named;
        this.siblings = new Siblings(index, installed);
    }

    /**
     * {@code apt-get install WORD…}; a package that is installed is taken again where a newer one
     * is offered.
     */
    public Transaction install(List<String> words) {
        Set<String> banned = new HashSet<>();
        Attempt attempt = attempt(words, banned);
        for (int i = 0; i < MOST_BANS && attempt.clash().isPresent(); i++) {
            banned.add(attempt.clash().get());
            attempt = attempt(words, banned);
        }
        return attempt.plan().finish(attempt.asked());
    }

    /**
     * @param clash a package that was not asked for and cannot be beside another one
     */
    private record Attempt(Plan plan, Set<String> asked, Optional<String> clash) {}

    private Attempt attempt(List<String> words, Set<String> banned) {
        Plan plan = new Plan(index, installed, banned);
        Words meant = new Words(index, plan);
        List<BinaryPackage> wanted =
                words.stream().flatMap(word -> meant.wanted(word).stream()).toList();
        // apt marks what was asked for before it looks at dependencies, so that their alternatives
        // find it
        wanted.stream().filter(found -> isTaken(plan, found)).forEach(plan::choose);
        for (BinaryPackage found : wanted)
            if (plan.isChosen(found.name())) takeWhatItNeeds(plan, found, true);
        new Breakage(plan, found -> take(plan, found)).mend();
        return new Attempt(plan, meant.named(), plan.clash(meant.named()));
    }

    private boolean isTaken(Plan plan, BinaryPackage found) {
        boolean there = installed.has(found.name());
        return switch (named) {
            case TAKEN -> !plan.isNoNews(found);
            case UPGRADED -> there && !plan.isNoNews(found);
            case ADDED -> !there;
            case AGAIN -> !plan.isNoNews(found) || isInstalledAs(found);
        };
    }

    private boolean isInstalledAs(BinaryPackage found) {
        return installed.version(found.name()).equals(Optional.of(found.version()));
    }

    /**
     * {@code apt-get upgrade}: every installed package to its candidate.
     *
     * @param mayAdd whether new packages may come in, as with {@code dist-upgrade}, {@code
     *     full-upgrade} and {@code apt upgrade}
     */
    public Transaction upgrade(boolean mayAdd) {
        Plan plan = new Plan(index, installed);
        for (String name : installed.versions().keySet()) {
            index.candidate(name)
                    .filter(found -> !plan.isNoNews(found) && !plan.isChosen(name))
                    .ifPresent(found -> {
                        int before = plan.mark();
                        boolean possible = take(plan, found);
                        boolean adds =
                                plan.chosen().stream()
                                        .anyMatch(chosen -> !installed.has(chosen.name()));
                        if (!possible || (adds && !mayAdd)) plan.undoTo(before);
                    });
        }
        new Breakage(plan, found -> take(plan, found)).mend();
        return plan.finish(Set.of());
    }

    private boolean take(Plan plan, BinaryPackage found) {
        if (plan.isChosen(found.name())) return true;
        if (plan.isBanned(found.name())) return false;
        plan.choose(found);
        return takeWhatItNeeds(plan, found, false);
    }

    /**
     * @param asked whether a dependency that cannot be met is to be told; else the caller goes
     *     without the package
     */
    private boolean takeWhatItNeeds(Plan plan, BinaryPackage found, boolean asked) {
        for (Dependency dependency : found.dependencies().required().toList()) {
            if (meet(plan, dependency)) continue;
            if (asked)
                plan.miss(found.name(), index.limits().orElseGet(() -> unmet(found, dependency)));
            return false;
        }
        siblings.behind(found).forEach(sibling -> takeWhole(plan, sibling));
        // what the installed version went without, its successor goes without (apt's "new important
        // dependency")
        if (recommends && !installed.has(found.name())) takeRecommended(plan, found);
        return true;
    }

    /**
     * A whole index may lack what is recommended, and apt goes without; of a limited one that is
     * not known.
     */
    private void takeRecommended(Plan plan, BinaryPackage found) {
        for (Dependency dependency : found.dependencies().recommends()) {
            if (meet(plan, dependency)) continue;
            String name = dependency.alternatives().getFirst().name();
            index.limits().ifPresent(why -> plan.miss(name, why));
        }
    }

    private static String unmet(BinaryPackage found, Dependency dependency) {
        return "the archive has nothing for %s, which %s needs, so the build fails here"
                .formatted(dependency, found.name());
    }

    /** Takes the first choice that can be had whole. */
    private boolean meet(Plan plan, Dependency dependency) {
        return plan.satisfies(dependency)
                || choices(plan, dependency).anyMatch(choice -> takeWhole(plan, choice));
    }

    /** Takes a package with all that it needs, or leaves no trace. */
    private boolean takeWhole(Plan plan, BinaryPackage choice) {
        int before = plan.mark();
        if (take(plan, choice)) return true;
        plan.undoTo(before);
        // looked at once: what cannot be had is not tried again for every package that names it
        plan.ban(choice.name());
        return false;
    }

    /** Alternative by alternative: the package of that name, else the best that provides it. */
    private Stream<BinaryPackage> choices(Plan plan, Dependency dependency) {
        return dependency.alternatives().stream()
                .flatMap(relation ->
                        index
                                .candidate(relation.name())
                                .filter(found ->
                                        relation.admits(found.version())
                                                && !plan.isBanned(found.name()))
                                .or(() -> provider(plan, relation))
                                .stream())
                .filter(found -> !plan.isNoNews(found));
    }

    /**
     * The most important provider; among equals the one whose name apt met last (its {@code
     * CompareProviders}).
     */
    private Optional<BinaryPackage> provider(Plan plan, Relation relation) {
        List<BinaryPackage> providers =
                index.providers(relation.name()).stream()
                        .filter(found -> found.serves(relation) && !plan.isBanned(found.name()))
                        .toList();
        if (providers.size() < 2) return providers.stream().findFirst();
        return providers.stream()
                .min(
                        Comparator.comparing(BinaryPackage::priority)
                                .thenComparing(
                                        found -> index.firstMention(found.name()),
                                        Comparator.reverseOrder()));
    }
}
