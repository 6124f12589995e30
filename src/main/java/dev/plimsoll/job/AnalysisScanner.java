package dev.plimsoll.job;

import dev.plimsoll.analysis.Analysis;
import dev.plimsoll.analysis.AnalysisRequest;
import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.Configuration.CommitPolicy;
import dev.plimsoll.config.Configuration.FirstScan;
import dev.plimsoll.config.ConfigurationLevel;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.config.RuleLevel;
import dev.plimsoll.review.Proposal;
import dev.plimsoll.review.Report;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scanner: the whole tree analysed under the configuration in force, and put into words. */
public final class AnalysisScanner implements Scanner {

    /** Without one rule's fixes another's may take their place; it is not asked for ever. */
    private static final int MOST_ATTEMPTS = 4;

    private final Analyzer analyzer;
    private final ConfigurationReader configurations;

    /** {@code ruleIds} are those that a configuration may name. */
    public AnalysisScanner(Analyzer analyzer, Collection<String> ruleIds) {
        this.analyzer = analyzer;
        this.configurations = new ConfigurationReader(ruleIds);
    }

    @Override
    public Scanned scan(Tree tree) {
        Optional<ConfigurationLevel> own = tree.configuration().map(configurations::read);
        Optional<ConfigurationLevel> organisation = tree.organisation().map(configurations::read);
        Configuration configuration =
                Configuration.of(Stream.of(own, organisation).flatMap(Optional::stream).toList());
        // a repository cannot ask for what is written to it unasked
        boolean asked = organisation.filter(AnalysisScanner::asks).isPresent();
        Analysis analysis = committable(tree, configuration);
        Report report = Report.of(analysis);
        return new Scanned(
                Proposal.title(report),
                asked,
                asked && configuration.commits() != CommitPolicy.NEVER && isWhole(analysis),
                Proposal.of(report),
                analysis.fixed());
    }

    static boolean asks(ConfigurationLevel organisation) {
        return organisation.firstScan().filter(word -> word == FirstScan.PULL_REQUEST).isPresent();
    }

    /**
     * With the safe fixes that a commit can carry. Never half of one: rules whose fixes edit a
     * workflow, a link or an executable file are left out, and everything is weighed again.
     */
    private Analysis committable(Tree tree, Configuration configuration) {
        Configuration tried = configuration;
        Analysis analysis = analyze(tree, tried);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && !isWhole(analysis); attempt++) {
            tried = without(rulesThatDoNotFit(analysis), tried);
            analysis = analyze(tree, tried);
        }
        return analysis;
    }

    private Analysis analyze(Tree tree, Configuration configuration) {
        return analyzer.analyze(
                AnalysisRequest.of(tree.head(), Optional.empty()).with(configuration, List.of()));
    }

    private static boolean isWhole(Analysis analysis) {
        return analysis.fixed().keySet().stream()
                .allMatch(path -> Committable.holds(analysis.head(), path));
    }

    private static Set<String> rulesThatDoNotFit(Analysis analysis) {
        return analysis.images().stream()
                .flatMap(image -> image.findings().stream())
                .filter(WeighedFinding::inFixed)
                .filter(finding ->
                        finding.edits().stream()
                                .anyMatch(edit -> !Committable.holds(analysis.head(), edit.path())))
                .map(finding -> finding.rule().value())
                .collect(Collectors.toSet());
    }

    private static Configuration without(Set<String> rules, Configuration of) {
        SortedMap<String, RuleLevel> levels = new TreeMap<>(of.rules());
        rules.forEach(rule -> levels.put(rule, RuleLevel.OFF));
        return new Configuration(
                of.images(),
                of.budget(),
                levels,
                of.inlineComments(),
                of.summary(),
                of.commits(),
                of.firstScan(),
                of.pathsIgnore());
    }
}
