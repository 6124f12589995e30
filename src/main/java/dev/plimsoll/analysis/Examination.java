package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.build.Ports;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.RuleLevel;
import dev.plimsoll.rule.Applicability;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an image before every rule, and weighs and proves what they propose. */
final class Examination {

    /** What came of it. */
    record Examined(
            List<Candidate> candidates,
            List<RefusedFix> refused,
            List<Ignored> ignored,
            List<Problem> problems) {}

    private final Ports ports;
    private final ImageBuilder builder;
    private final List<Rule> rules;
    private final Configuration configuration;

    Examination(Ports ports, ImageBuilder builder, List<Rule> rules, Configuration configuration) {
        this.ports = ports;
        this.builder = builder;
        this.rules = rules;
        this.configuration = configuration;
    }

    /** {@code index} is the image's, for its candidates. */
    Examined of(BuiltImage image, int index) {
        return of(image, index, Optional.empty());
    }

    /** The same of an image that is compared with the one at the merge base. */
    Examined of(BuiltImage image, int index, Optional<BuiltImage> base) {
        Examined examined =
                new Examined(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (image.stages().isEmpty()) return examined;
        Subject subject = new Subject(image, builder, ports, base);
        for (int order = 0; order < rules.size(); order++) {
            Rule rule = rules.get(order);
            Optional<RuleLevel> level = configuration.level(rule.id().value());
            if (level.equals(Optional.of(RuleLevel.OFF))) continue;
            Severity severity = level.map(Examination::severity).orElse(rule.severity());
            for (Verdict verdict : verdicts(rule, subject, examined))
                judge(verdict, image, index, order, severity, examined);
        }
        return examined;
    }

    /**
     * A rule that fails must not take the others with it: its failure is a problem that names it.
     */
    private static List<Verdict> verdicts(Rule rule, Subject subject, Examined examined) {
        try {
            return rule.examine(subject).toList();
        } catch (RuntimeException e) {
            examined.problems()
                    .add(
                            Problem.in(
                                    subject.image().request().dockerfile(),
                                    "the rule "
                                            + rule.id()
                                            + " could not examine this file ("
                                            + e.getClass().getSimpleName()
                                            + ")"));
            return List.of();
        }
    }

    private void judge(
            Verdict verdict,
            BuiltImage image,
            int index,
            int order,
            Severity severity,
            Examined examined) {
        switch (verdict) {
            case Verdict.Refusal refusal ->
                    examined.refused()
                            .add(
                                    new RefusedFix(
                                            refusal.rule(),
                                            line(image, refusal.path(), refusal.range().start()),
                                            refusal.why()));
            case Verdict.Finding finding ->
                    Silence.over(finding, image.dockerfile())
                            .ifPresentOrElse(
                                    examined.ignored()::add,
                                    () -> weigh(finding, image, index, order, severity, examined));
        }
    }

    private void weigh(
            Verdict.Finding finding,
            BuiltImage image,
            int index,
            int order,
            Severity severity,
            Examined examined) {
        if (!finding.removal().isEmpty()) {
            cost(finding, image)
                    .map(cost ->
                            new Candidate(
                                    index,
                                    order,
                                    finding,
                                    severity,
                                    Saving.NONE,
                                    Optional.of(cost)))
                    .ifPresent(examined.candidates()::add);
            return;
        }
        if (finding.fix().filter(fix -> !fix.edits().isEmpty()).isEmpty()) {
            examined.candidates().add(new Candidate(index, order, finding, severity, Saving.NONE));
            return;
        }
        Fix fix = finding.fix().get();
        BuiltImage after =
                builder.build(Edits.apply(image.snapshot(), fix.edits()), image.request());
        Saving saving = Scale.saving(image, after, finding);
        boolean refusedAfter = after.refused().isPresent() && image.refused().isEmpty();
        if (!refusedAfter && !Scale.pays(saving)) return;
        Optional<String> refusal =
                fix.applicability() == Applicability.SAFE || refusedAfter
                        ? Gate.refuses(image, after, fix.edits())
                        : Optional.empty();
        refusal.ifPresentOrElse(
                why ->
                        examined.refused()
                                .add(
                                        new RefusedFix(
                                                finding.rule(),
                                                line(
                                                        image,
                                                        finding.path(),
                                                        finding.range().start()),
                                                why)),
                () ->
                        examined.candidates()
                                .add(new Candidate(index, order, finding, severity, saving)));
    }

    /** What the finding's matter weighs; empty where that is little or not known. */
    private Optional<Cost> cost(Verdict.Finding finding, BuiltImage image) {
        BuiltImage without =
                builder.build(Edits.apply(image.snapshot(), finding.removal()), image.request());
        return without.refused().isPresent()
                ? Optional.empty()
                : Optional.of(Scale.cost(without, image)).filter(Scale::isHeavy);
    }

    private static int line(BuiltImage image, dev.plimsoll.source.RepositoryPath path, int offset) {
        return image.snapshot().text(path).map(file -> lineAt(file, offset)).orElse(1);
    }

    static int lineAt(SourceFile file, int offset) {
        return file.lineAt(Math.min(offset, file.text().length()));
    }

    private static Severity severity(RuleLevel level) {
        return switch (level) {
            case OFF, NOTICE -> Severity.NOTICE;
            case WARNING -> Severity.WARNING;
            case FAILURE -> Severity.FAILURE;
        };
    }
}
