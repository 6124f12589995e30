package dev.plimsoll.demo;

import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.build.Ports;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.http.Caller;
import dev.plimsoll.index.AlpineArchiveClient;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.OfflinePythonIndex;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.job.AnalysisReviewer;
import dev.plimsoll.job.AnalysisScanner;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.job.Scanner;
import dev.plimsoll.registry.Registries;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.rule.catalog.Catalog;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The real reviewer, asking nobody. */
final class OfflineReviewer {

    private OfflineReviewer() {}

    static Reviewer create() {
        return new AnalysisReviewer(analyzer(), RulePages.IDS);
    }

    /** The real scanner, asking nobody either. */
    static Scanner scanner() {
        return new AnalysisScanner(analyzer(), RulePages.IDS);
    }

    private static Analyzer analyzer() {
        MemoryFacts facts = new MemoryFacts();
        Ports ports =
                new Ports(
                        Registries.offline(facts, new ShippedInventories()::find),
                        new DebianArchiveClient(
                                Caller.offline(),
                                DebianMirrors.of(Optional.empty(), Optional.empty()),
                                facts,
                                Optional.empty(),
                                0),
                        new AlpineArchiveClient(
                                Caller.offline(),
                                HttpUrl.get("http://alpine.invalid"),
                                Optional.empty()),
                        new OfflinePythonIndex());
        return new Analyzer(ports, Catalog.RULES);
    }
}
