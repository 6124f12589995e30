package dev.plimsoll.debian;

import dev.plimsoll.debian.Transaction.Missing;
import dev.plimsoll.debian.Transaction.Upgrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction while it is being made up: what is chosen and removed so far, over what is
 * installed.
 */
final class Plan {

    private final PackageIndex index;
    private final InstalledPackages installed;
    private final Map<String, BinaryPackage> chosen = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Set<String> banned;

    Plan(PackageIndex index, InstalledPackages installed) {
        this(index, installed, Set.of());
    }

    /**
     * @param banned names that must not be chosen
     */
    Plan(PackageIndex index, InstalledPackages installed, Set<String> banned) {
        this.index = index;
        this.installed = installed;
        this.banned = new HashSet<>(banned);
    }

    boolean isBanned(String name) {
        return banned.contains(name);
    }

    void ban(String name) {
        banned.add(name);
    }

    boolean isMissing() {
        return !missing.isEmpty();
    }

    /** The state to come back to by {@link #undoTo}. */
    int mark() {
        return order.size();
    }

    void undoTo(int mark) {
        while (order.size() > mark) chosen.remove(order.removeLast());
    }

    void choose(BinaryPackage found) {
        if (chosen.put(found.name(), found) == null) order.add(found.name());
    }

    boolean isChosen(String name) {
        return chosen.containsKey(name);
    }

    List<BinaryPackage> chosen() {
        return List.copyOf(chosen.values());
    }

    void remove(String name) {
        removed.add(name);
    }

    boolean isRemoved(String name) {
        return removed.contains(name);
    }

    void miss(String name, String why) {
        missing.add(new Missing(name, why));
    }

    /** Installed before and untouched so far. */
    boolean keeps(String name) {
        return installed.has(name) && !removed.contains(name) && !chosen.containsKey(name);
    }

    /**
     * Whether it is the installed version or an older one; of an unknown version nothing is newer.
     */
    boolean isNoNews(BinaryPackage candidate) {
        if (!installed.has(candidate.name()) || removed.contains(candidate.name())) return false;
        return installed
                .version(candidate.name())
                .filter(version -> candidate.version().compareTo(version) > 0)
                .isEmpty();
    }

    boolean satisfies(Dependency dependency) {
        return dependency.alternatives().stream().anyMatch(this::satisfies);
    }

    private boolean satisfies(Relation relation) {
        BinaryPackage real = chosen.get(relation.name());
        if (real != null && relation.admits(real.version())) return true;
        if (keeps(relation.name())
                && installed.version(relation.name()).map(relation::admits).orElse(true))
            return true;
        return index.providers(relation.name()).stream()
                .anyMatch(provider ->
                        provider.serves(relation)
                                && (provider.equals(chosen.get(provider.name()))
                                        || keeps(provider.name())));
    }

    Transaction finish(Set<String> asked) {
        List<BinaryPackage> added = new ArrayList<>();
        List<Upgrade> upgraded = new ArrayList<>();
        Map<String, String> versions = new LinkedHashMap<>(installed.versions());
        Set<String> automatic = new LinkedHashSet<>(installed.automatic());
        versions.keySet().removeAll(removed);
        automatic.removeAll(removed);
        for (BinaryPackage found : chosen.values()) {
            String before = versions.put(found.name(), found.version().text());
            if (before == null) {
                added.add(found);
                automatic.add(found.name());
            } else {
                upgraded.add(new Upgrade(before, found));
            }
        }
        automatic.removeAll(asked);
        List<String> gone =
                removed.stream()
                        .filter(name -> installed.has(name) && !chosen.containsKey(name))
                        .toList();
        return new Transaction(
                List.copyOf(added),
                List.copyOf(upgraded),
                gone,
                List.copyOf(missing),
                new InstalledPackages(versions, automatic));
    }

    /**
     * A chosen package that conflicts with another chosen one: the one that was not asked for, else
     * the one chosen first.
     */
    Optional<String> clash(Set<String> asked) {
        if (isMissing()) return Optional.empty();
        Map<String, List<BinaryPackage>> serving = serving();
        for (BinaryPackage one : chosen.values()) {
            for (Relation enemy : one.enemies().toList()) {
                for (BinaryPackage other :
                        rivals(one, serving.getOrDefault(enemy.name(), List.of()), enemy)) {
                    String loser =
                            asked.contains(one.name())
                                            || order.indexOf(other.name())
                                                    < order.indexOf(one.name())
                                    ? other.name()
                                    : one.name();
                    if (!asked.contains(loser) && !isStrictlyNeeded(loser))
                        return Optional.of(loser);
                    String second = loser.equals(one.name()) ? other.name() : one.name();
                    if (!asked.contains(second) && !isStrictlyNeeded(second))
                        return Optional.of(second);
                }
            }
        }
        return Optional.empty();
    }

    /** The chosen packages by every name that they have or provide. */
    private Map<String, List<BinaryPackage>> serving() {
        Map<String, List<BinaryPackage>> serving = new HashMap<>();
        for (BinaryPackage found : chosen.values()) {
            Set<String> names = new LinkedHashSet<>(List.of(found.name()));
            found.provides().forEach(provision -> names.add(provision.name()));
            names.forEach(
                    name -> serving.computeIfAbsent(name, key -> new ArrayList<>()).add(found));
        }
        return serving;
    }

    private static List<BinaryPackage> rivals(
            BinaryPackage one, List<BinaryPackage> serving, Relation enemy) {
        return serving.stream()
                .filter(other -> !other.name().equals(one.name()) && other.serves(enemy))
                .toList();
    }

    /** Whether a chosen package has no alternative to it. */
    private boolean isStrictlyNeeded(String name) {
        return chosen.values().stream()
                .flatMap(each -> each.dependencies().required())
                .anyMatch(dependency ->
                        dependency.alternatives().size() == 1
                                && dependency.alternatives().getFirst().name().equals(name));
    }

    InstalledPackages installed() {
        return installed;
    }

    PackageIndex index() {
        return index;
    }

    /**
     * What is known of an installed package: its own stanza, or the candidate's where its version
     * is no longer offered.
     */
    Optional<BinaryPackage> stanza(String name) {
        return installed
                .version(name)
                .flatMap(version -> index.version(name, version.text()))
                .or(() -> index.candidate(name));
    }
}
