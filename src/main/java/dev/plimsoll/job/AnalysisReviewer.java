package dev.plimsoll.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plimsoll.analysis.AnalysisRequest;
import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.Configuration.CommitPolicy;
import dev.plimsoll.config.ConfigurationLevel;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.review.Report;
import dev.plimsoll.review.ReportJson;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.review.ReviewWriter;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reviewer: both sides analysed under the configuration in force, and put into words. */
public final class AnalysisReviewer implements Reviewer {

    private static final RepositoryPath CONFIGURATION = new RepositoryPath(Configuration.PATH);

    private static final Problem HIDDEN =
            new Problem(
                    new RepositoryPath(Configuration.ORGANISATION_PATH),
                    Optional.empty(),
                    "the organisation's configuration cannot be read: the App is not on .github");

    private final Analyzer analyzer;
    private final ConfigurationReader configurations;

    /** {@code ruleIds} are those that a configuration may name. */
    public AnalysisReviewer(Analyzer analyzer, Collection<String> ruleIds) {
        this.analyzer = analyzer;
        this.configurations = new ConfigurationReader(ruleIds);
    }

    @Override
    public Reviewed review(Input input) {
        Optional<ConfigurationLevel> own = input.configuration().map(configurations::read);
        Optional<ConfigurationLevel> organisation = input.organisation().map(configurations::read);
        List<ConfigurationLevel> levels =
                Stream.of(own, organisation).flatMap(Optional::stream).toList();
        List<Problem> problems = new ArrayList<>(problems(input, own));
        organisation.ifPresent(level -> problems.addAll(level.problems()));
        if (input.organisationHidden()) problems.add(HIDDEN);
        AnalysisRequest request =
                AnalysisRequest.of(input.head(), Optional.of(input.base()))
                        .with(Configuration.of(levels), problems);
        Report report = Report.of(analyzer.analyze(request), input.diff());
        return new Words(report, ReviewWriter.write(report));
    }

    /**
     * What is in force is the base's file, but a pull request that edits the file is told about its
     * own.
     */
    private List<Problem> problems(Input input, Optional<ConfigurationLevel> own) {
        if (!input.diff().changes(CONFIGURATION))
            return own.map(ConfigurationLevel::problems).orElse(List.of());
        Optional<SourceFile> edited = input.head().text(CONFIGURATION);
        return edited.map(configurations::read).map(ConfigurationLevel::problems).orElse(List.of());
    }

    private record Words(Report said, ReviewDraft draft) implements Reviewed {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final YAMLMapper YAML = new YAMLMapper();

        @Override
        public String report() {
            return ReportJson.write(said);
        }

        @Override
        public Set<String> findingKeys() {
            return said.findings().stream()
                    .map(finding -> finding.key())
                    .collect(Collectors.toSet());
        }

        @Override
        public SortedMap<RepositoryPath, String> fixes(Set<String> rules) {
            return rules.isEmpty() ? said.analysis().fixed() : said.fixedBy(rules);
        }

        @Override
        public String patch(Set<String> rules) {
            return said.patch(fixes(rules));
        }

        @Override
        public boolean isPlainFile(RepositoryPath path) {
            return Committable.isPlainFile(said.analysis().head(), path);
        }

        @Override
        public String configuration() {
            try {
                JsonNode inForce = JSON.readTree(report()).path("config");
                return YAML.writeValueAsString(inForce);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the report is JSON", e);
            }
        }

        @Override
        public boolean mayCommit() {
            return said.analysis().configuration().commits() != CommitPolicy.NEVER;
        }
    }
}
