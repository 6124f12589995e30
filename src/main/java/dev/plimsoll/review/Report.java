package dev.plimsoll.review;

import dev.plimsoll.analysis.Analysis;
import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An analysis seen against the diff of a pull request: what the JSON report and the review are
 * written from.
 */
public record Report(Analysis analysis, PullRequestDiff diff, List<ReportedImage> images) {

    public static Report of(Analysis analysis, PullRequestDiff diff) {
        Fingerprint fingerprint = new Fingerprint(analysis.head());
        List<ReportedImage> images = new ArrayList<>();
        for (ImageAnalysis image : analysis.images()) {
            List<ReportedFinding> findings =
                    image.findings().stream()
                            .map(finding -> reported(finding, analysis.head(), diff, fingerprint))
                            .toList();
            images.add(new ReportedImage(image, findings));
        }
        return new Report(analysis, diff, List.copyOf(images));
    }

    /**
     * The report of an analysis by itself: against its own base, or as if all of the tree were new.
     */
    public static Report of(Analysis analysis) {
        return of(
                analysis,
                analysis.base()
                        .map(base ->
                                PullRequestDiff.between(base, analysis.head(), paths(analysis)))
                        .orElse(PullRequestDiff.WHOLE_TREE));
    }

    /** Every finding once, though several images share it. */
    public List<ReportedFinding> findings() {
        Map<String, ReportedFinding> byKey =
                images.stream()
                        .flatMap(image -> image.findings().stream())
                        .collect(
                                Collectors.toMap(
                                        ReportedFinding::key,
                                        finding -> finding,
                                        Report::heavier,
                                        java.util.LinkedHashMap::new));
        return List.copyOf(byKey.values());
    }

    /** Every safe fix as {@code git apply} takes it. */
    public String patch() {
        return patch(analysis.fixed());
    }

    /** Whole texts by path as a patch of the head. */
    public String patch(SortedMap<RepositoryPath, String> texts) {
        StringBuilder patch = new StringBuilder();
        texts.forEach((path, text) ->
                patch.append(
                        UnifiedDiff.ofFile(
                                path.value(),
                                analysis.head().text(path).map(SourceFile::text),
                                text)));
        return patch.toString();
    }

    /**
     * The whole texts after only these rules' fixes that may be applied when named, those of
     * conflicting ones left out.
     */
    public SortedMap<RepositoryPath, String> fixedBy(Collection<String> rules) {
        Set<Edit> edits = new LinkedHashSet<>();
        findings().stream()
                .filter(finding ->
                        rules.contains(finding.finding().rule().value()) && finding.isApplicable())
                .map(finding -> finding.finding().edits())
                .forEach(wanted -> {
                    List<Edit> news =
                            wanted.stream().filter(edit -> !edits.contains(edit)).toList();
                    if (!Edits.conflict(news, edits)) edits.addAll(news);
                });
        Snapshot edited = Edits.apply(analysis.head(), edits);
        NavigableMap<RepositoryPath, String> texts = new TreeMap<>();
        edits.forEach(edit ->
                edited.text(edit.path()).ifPresent(file -> texts.put(edit.path(), file.text())));
        return texts;
    }

    private static ReportedFinding reported(
            WeighedFinding finding, Snapshot head, PullRequestDiff diff, Fingerprint fingerprint) {
        return new ReportedFinding(
                finding,
                WholeLines.of(finding.edits(), head),
                head.entry(finding.finding().path()).isPresent()
                        && diff.holds(
                                finding.finding().path(), finding.startLine(), finding.endLine()),
                fingerprint.of(finding));
    }

    private static Set<RepositoryPath> paths(Analysis analysis) {
        return analysis.images().stream()
                .flatMap(image -> image.findings().stream())
                .map(finding -> finding.finding().path())
                .collect(Collectors.toSet());
    }

    private static ReportedFinding heavier(ReportedFinding one, ReportedFinding other) {
        return other.finding().saving().uncompressed() > one.finding().saving().uncompressed()
                ? other
                : one;
    }
}
