package dev.plimsoll.analysis;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What to analyse.
 *
 * @param base the merge base to compare with
 * @param problems of the configuration, to be told with the others
 * @param only the one Dockerfile to look at, if not all
 */
public record AnalysisRequest(
        Snapshot head,
        Optional<Snapshot> base,
        Configuration configuration,
        List<Problem> problems,
        Optional<RepositoryPath> only) {

    public static AnalysisRequest of(Snapshot head, Optional<Snapshot> base) {
        return new AnalysisRequest(head, base, Configuration.DEFAULTS, List.of(), Optional.empty());
    }

    /** The same, keeping in memory what is read of the repository. */
    AnalysisRequest remembered() {
        return new AnalysisRequest(
                head.remembered(), base.map(Snapshot::remembered), configuration, problems, only);
    }

    public AnalysisRequest with(Configuration configuration, List<Problem> problems) {
        return new AnalysisRequest(head, base, configuration, problems, only);
    }
}
