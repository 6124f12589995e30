package dev.plimsoll.debian;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code apt-get remove}, {@code purge} and {@code autoremove} take away. */
public final class Removal {

    private final PackageIndex index;
    private final InstalledPackages installed;

    public Removal(PackageIndex index, InstalledPackages installed) {
        this.index = index;
        this.installed = installed;
    }

    /**
     * Removes packages and all that cannot be without them.
     *
     * @param words names or patterns; what is not installed is passed over, as apt does
     * @param andUnneeded whether what was installed only for others' sake goes too ({@code
     *     --auto-remove})
     */
    public Transaction remove(List<String> words, boolean andUnneeded) {
        Plan plan = new Plan(index, installed);
        words.stream().flatMap(this::meant).forEach(plan::remove);
        removeDependents(plan);
        if (andUnneeded) unneeded(plan).forEach(plan::remove);
        return plan.finish(Set.of());
    }

    /** Removes what was installed only for others' sake and serves none of them now. */
    public Transaction removeUnneeded() {
        return remove(List.of(), true);
    }

    private Stream<String> meant(String word) {
        String name = PackageWord.parse(word).name();
        if (installed.has(name)) return Stream.of(name);
        if (name.endsWith("-") || name.endsWith("+") || index.candidate(name).isPresent())
            return Stream.empty();
        return PackageWord.matching(
                name,
                installed.versions().keySet().stream(),
                installed.versions().keySet().stream())
                .stream();
    }

    private void removeDependents(Plan plan) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String name : installed.versions().keySet()) {
                if (!plan.keeps(name) || !breaks(plan, name)) continue;
                plan.remove(name);
                changed = true;
            }
        }
    }

    /**
     * Only a dependency that a removed package was meeting counts: what was broken before stays as
     * it is.
     */
    private static boolean breaks(Plan plan, String name) {
        Optional<BinaryPackage> stanza = plan.stanza(name);
        return stanza.isPresent()
                && stanza.get()
                        .dependencies()
                        .required()
                        .anyMatch(dependency ->
                                isMetByRemoved(plan, dependency) && !plan.satisfies(dependency));
    }

    private static boolean isMetByRemoved(Plan plan, Dependency dependency) {
        return dependency.alternatives().stream()
                .anyMatch(relation ->
                        plan.isRemoved(relation.name())
                                || plan.index().providers(relation.name()).stream()
                                        .anyMatch(provider -> plan.isRemoved(provider.name())));
    }

    /**
     * Marks from all that was asked for or is essential, through every alternative and
     * recommendation (APT::AutoRemove).
     */
    private Set<String> unneeded(Plan plan) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String name : installed.versions().keySet()) {
            if (plan.keeps(name) && isRoot(plan, name) && needed.add(name)) open.add(name);
        }
        while (!open.isEmpty()) {
            plan.stanza(open.poll()).stream()
                    .flatMap(stanza ->
                            Stream.concat(
                                    stanza.dependencies().required(),
                                    stanza.dependencies().recommends().stream()))
                    .flatMap(dependency -> dependency.alternatives().stream())
                    .flatMap(relation -> serving(plan, relation))
                    .filter(needed::add)
                    .forEach(open::add);
        }
        Set<String> unneeded = new LinkedHashSet<>(installed.versions().keySet());
        unneeded.removeIf(name -> !plan.keeps(name) || needed.contains(name));
        return unneeded;
    }

    private boolean isRoot(Plan plan, String name) {
        if (!installed.automatic().contains(name)) return true;
        return plan.stanza(name)
                .filter(stanza ->
                        stanza.essential() || stanza.priority() == BinaryPackage.Priority.REQUIRED)
                .isPresent();
    }

    private Stream<String> serving(Plan plan, Relation relation) {
        return Stream.concat(
                        Stream.of(relation.name()),
                        index.providers(relation.name()).stream().map(BinaryPackage::name))
                .filter(plan::keeps);
    }
}
