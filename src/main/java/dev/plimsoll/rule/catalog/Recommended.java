package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Step;
import dev.plimsoll.build.apt.AptState;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Dependency;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Relation;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.BaseChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which packages an install would lose that something there recommends itself: the others come only
 * for these.
 */
final class Recommended {

    private final PackageIndex index;
    private final Set<String> lost;

    private Recommended(PackageIndex index, Set<String> lost) {
        this.index = index;
        this.lost = lost;
    }

    /**
     * All that are lost where the archive cannot be asked.
     *
     * @param left what the install leaves without recommended packages
     */
    static Set<String> wanted(Subject subject, Step step, Set<String> left, Set<String> lost) {
        Optional<PackageIndex> index =
                step.states()
                        .get(AptState.KEY)
                        .flatMap(state ->
                                subject.ports()
                                        .debianArchive()
                                        .index(
                                                state.sources(),
                                                BaseChange.debianArchitecture(
                                                        subject.image().request().platform())))
                        .asOptional();
        return index.map(found -> new Recommended(found, lost).by(left)).orElse(lost);
    }

    /** Those that the packages recommend, and that no other of them brings as a dependency. */
    private Set<String> by(Set<String> left) {
        Set<String> wanted = new TreeSet<>();
        for (String name : left) {
            index.candidate(name).map(BinaryPackage::dependencies).stream()
                    .flatMap(dependencies -> dependencies.recommends().stream())
                    .filter(one ->
                            one.alternatives().stream().noneMatch(a -> left.contains(a.name())))
                    .flatMap(one -> first(one).stream())
                    .forEach(wanted::add);
        }
        for (String name : List.copyOf(wanted)) {
            Set<String> others = new LinkedHashSet<>(wanted);
            others.remove(name);
            if (required(others).contains(name)) wanted.remove(name);
        }
        return wanted;
    }

    /** The alternative that apt took. */
    private Optional<String> first(Dependency dependency) {
        return dependency.alternatives().stream()
                .map(Relation::name)
                .filter(lost::contains)
                .findFirst();
    }

    /** What these need of what would be lost. */
    private Set<String> required(Set<String> names) {
        Set<String> seen = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(names);
        while (!next.isEmpty()) {
            index.candidate(next.remove()).map(BinaryPackage::dependencies).stream()
                    .flatMap(dependencies -> dependencies.required())
                    .flatMap(one -> first(one).stream())
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return seen;
    }
}
