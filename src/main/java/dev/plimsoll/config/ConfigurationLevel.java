package dev.plimsoll.config;

import dev.plimsoll.config.Configuration.CommitPolicy;
import dev.plimsoll.config.Configuration.FirstScan;
import dev.plimsoll.config.Configuration.SummaryPolicy;
import dev.plimsoll.source.Problem;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one file says: only the keys that it has, and what is wrong with the others.
 *
 * @param problems each with its line; a key that has one is not among the values
 */
public record ConfigurationLevel(
        Optional<List<ImageSetting>> images,
        Budget budget,
        SortedMap<String, RuleLevel> rules,
        Optional<Integer> inlineComments,
        Optional<SummaryPolicy> summary,
        Optional<CommitPolicy> commits,
        Optional<FirstScan> firstScan,
        Optional<List<String>> pathsIgnore,
        List<Problem> problems) {

    /**
     * {@code rules}, {@code budget} and {@code comments} merge key by key, {@code images} and
     * {@code paths-ignore} replace.
     */
    Configuration over(Configuration below) {
        SortedMap<String, RuleLevel> merged = new TreeMap<>(below.rules());
        merged.putAll(rules);
        return new Configuration(
                images.orElse(below.images()),
                budget.over(below.budget()),
                merged,
                inlineComments.orElse(below.inlineComments()),
                summary.orElse(below.summary()),
                commits.orElse(below.commits()),
                firstScan.orElse(below.firstScan()),
                pathsIgnore.orElse(below.pathsIgnore()));
    }
}
