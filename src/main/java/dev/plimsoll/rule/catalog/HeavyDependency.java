package dev.plimsoll.rule.catalog;

import dev.plimsoll.python.PackageName;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.development.AddedRequirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A requirement that the change adds weighs more than it looks: what it pulls in ships too.
 *
 * <h2>Stays silent</h2>
 *
 * without a base to compare with, and where it weighs little.
 */
final class HeavyDependency implements Rule {

    private static final RuleId ID = new RuleId("heavy-dependency");

    /** Names that one sentence tells. */
    private static final int MOST_NAMES = 5;

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Severity severity() {
        return Severity.NOTICE;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return AddedRequirement.of(subject).stream().map(added -> finding(subject, added));
    }

    private static Verdict finding(Subject subject, AddedRequirement added) {
        AddedRequirement.Company company = added.company(subject);
        String brought =
                company.brought().isEmpty()
                        ? "is new here and pulls in nothing else that is"
                        : "is new here and pulls in " + shown(company.brought());
        String there =
                company.there().isEmpty()
                        ? ""
                        : "; %s %s there already"
                                .formatted(
                                        shown(company.there()),
                                        company.there().size() == 1 ? "was" : "were");
        return new Verdict.Finding(
                        ID,
                        added.wanted().path(),
                        added.wanted().range(),
                        added.wanted().project() + " " + brought + there + ".",
                        Optional.empty())
                .costing(added.removal(subject));
    }

    private static String shown(Set<PackageName> names) {
        List<String> all = names.stream().map(PackageName::value).toList();
        if (all.size() == 1) return all.getFirst();
        if (all.size() > MOST_NAMES)
            return String.join(", ", all.subList(0, MOST_NAMES))
                    + " and %d more".formatted(all.size() - MOST_NAMES);
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }
}
