package dev.plimsoll.debian;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Installed packages that a plan would break: brought to a version that fits, or removed where
 * there is none.
 */
final class Breakage {

    /** Upgrades pull in upgrades; perl's and glibc's families settle in two rounds. */
    private static final int MOST_ROUNDS = 10;

    private final Plan plan;
    private final Predicate<BinaryPackage> take;

    Breakage(Plan plan, Predicate<BinaryPackage> take) {
        this.plan = plan;
        this.take = take;
    }

    void mend() {
        for (int round = 0; round < MOST_ROUNDS; round++) if (!mendOnce()) return;
    }

    private boolean mendOnce() {
        boolean changed = false;
        for (BinaryPackage chosen : plan.chosen()) {
            for (Relation enemy : chosen.enemies().toList()) changed |= mendEnemy(chosen, enemy);
        }
        if (plan.chosen().stream().allMatch(chosen -> !plan.installed().has(chosen.name())))
            return changed;
        for (String name : plan.installed().versions().keySet())
            if (plan.keeps(name)) changed |= mendDependent(name);
        return changed;
    }

    private boolean mendEnemy(BinaryPackage chosen, Relation enemy) {
        boolean changed = false;
        if (plan.keeps(enemy.name())
                && !enemy.name().equals(chosen.name())
                && plan.installed().version(enemy.name()).filter(enemy::admits).isPresent()) {
            changed = replace(enemy.name(), newer -> !enemy.admits(newer.version()));
        }
        for (BinaryPackage provider : plan.index().providers(enemy.name())) {
            if (!provider.name().equals(chosen.name())
                    && plan.keeps(provider.name())
                    && provider.provides().stream().anyMatch(enemy::admits)) {
                plan.remove(provider.name());
                changed = true;
            }
        }
        return changed;
    }

    /**
     * A package whose own version is no longer offered is judged by its successor: what that needs
     * exactly, it needed exactly.
     */
    private boolean mendDependent(String name) {
        Optional<BinaryPackage> stanza = plan.stanza(name);
        if (stanza.isEmpty()) return false;
        boolean own =
                plan.installed().version(name).filter(stanza.get().version()::equals).isPresent();
        boolean broken =
                stanza.get()
                        .dependencies()
                        .required()
                        .filter(dependency ->
                                dependency.alternatives().stream()
                                        .anyMatch(relation -> plan.isChosen(relation.name())))
                        .anyMatch(dependency ->
                                own
                                        ? !plan.satisfies(dependency)
                                        : dependency.alternatives().getFirst().isExact());
        return broken && replace(name, newer -> true);
    }

    private boolean replace(String name, Predicate<BinaryPackage> fits) {
        Optional<BinaryPackage> newer =
                plan.index().candidate(name).filter(found -> !plan.isNoNews(found)).filter(fits);
        if (newer.isPresent() && take.test(newer.get())) return true;
        plan.remove(name);
        return true;
    }
}
