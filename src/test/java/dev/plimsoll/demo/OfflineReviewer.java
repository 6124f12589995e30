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
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.registry.Registries;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.rule.catalog.Catalog;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The real reviewer, asking nobody. */
final class OfflineReviewer {

    private OfflineReviewer() {}

    static Reviewer create() {
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
        return new AnalysisReviewer(new Analyzer(ports, Catalog.RULES), RulePages.IDS);
    }
}
