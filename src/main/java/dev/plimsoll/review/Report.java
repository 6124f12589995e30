package dev.plimsoll.review;

import dev.plimsoll.analysis.Analysis;
import java.util.List;

/** An analysis seen against the diff of a pull request: what the JSON report and the review are written from. */
public record Report(Analysis analysis, PullRequestDiff diff, List<ReportedImage> images) {}
