package dev.plimsoll.cli;

import dev.plimsoll.analysis.Analysis;
import dev.plimsoll.analysis.AnalysisRequest;
import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ConfigurationLevel;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.git.Checkout;
import dev.plimsoll.git.FixedFiles;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.registry.StreamProgress;
import dev.plimsoll.review.Report;
import dev.plimsoll.review.ReportJson;
import dev.plimsoll.review.ReviewWriter;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SnapshotUnreadableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code review}: what the bot would say about a checkout. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description =
                "Prices every image of a checkout and proposes lighter ones. Nothing is built and nothing is run.",
        footer = {
            "",
            "Exit codes: 0 done, 1 --check failed, 2 usage or unreadable input, 3 no registry could be reached.",
            "",
            "  plimsoll review --base main --check   fail where the branch breaks a budget or leaves a warning",
            "  plimsoll review --apply               write all safe fixes into the working tree"
        })
final class ReviewCommand implements Callable<Integer> {

    /** How results are printed. */
    enum Format {
        TEXT,
        MARKDOWN,
        JSON,
        SARIF
    }

    private final Engine engine;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "the checkout; default: this folder")
    private Path folder = Path.of(".");

    @Option(
            names = "--base",
            paramLabel = "REV",
            description =
                    "review the change from here to the head; default: all of the tree counts as new")
    private @Nullable String base;

    @Option(names = "--head", paramLabel = "REV", description = "default: the working tree")
    private @Nullable String head;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, markdown, json or sarif; default: ${DEFAULT-VALUE}")
    private Format format = Format.TEXT;

    @Option(names = "--apply", description = "write all safe fixes into the working tree")
    private boolean apply;

    @Option(names = "--image", paramLabel = "DOCKERFILE", description = "look at this one only")
    private @Nullable String image;

    @Option(
            names = "--offline",
            description = "ask nobody: only facts shipped with the program or learnt before")
    private boolean offline;

    @Option(
            names = "--trace",
            description = "print on stderr what was asked, when and for how long")
    private boolean trace;

    @Option(
            names = "--check",
            description = "exit 1 if a budget is broken or a finding of at least a warning remains")
    private boolean check;

    @Spec private CommandSpec spec;

    ReviewCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (apply && head != null)
            throw new Unusable("--apply writes into the working tree, so it goes without --head");
        Progress progress = new Progress(err, !offline && Progress.isTerminal());
        Waterfall waterfall = new Waterfall();
        Report report = report(List.of(progress, waterfall), progress);
        progress.end();
        out.print(
                switch (format) {
                    case TEXT -> TextReport.write(report);
                    case MARKDOWN -> ReviewWriter.markdown(report);
                    case JSON -> ReportJson.write(report);
                    case SARIF -> Sarif.write(report);
                });
        if (trace) err.print(waterfall);
        err.flush();
        if (apply) write(report, err);
        if (progress.reachedNobody()
                && report.images().stream().noneMatch(one -> one.analysis().isSized()))
            return ExitCode.UNREACHABLE;
        return check && fails(report) ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private Report report(List<RequestTrace> traces, StreamProgress layers) {
        try (Checkout checkout = Checkout.open(folder)) {
            Snapshot now = head == null ? checkout.workingTree() : checkout.commit(head);
            Optional<Snapshot> before =
                    base == null
                            ? Optional.empty()
                            : Optional.of(checkout.mergeBase(base, Optional.ofNullable(head)));
            AnalysisRequest request = request(now, before);
            Analysis analysis =
                    new Analyzer(engine.ports(offline, traces, layers), Catalog.RULES)
                            .analyze(request);
            return Report.of(analysis);
        } catch (IOException | SnapshotUnreadableException e) {
            throw new Unusable(
                    Optional.ofNullable(e.getMessage()).orElse(folder + " cannot be read"));
        }
    }

    /** The configuration comes from the base where there is one, as the bot reads it. */
    private AnalysisRequest request(Snapshot now, Optional<Snapshot> before) {
        RepositoryPath path = new RepositoryPath(Configuration.PATH);
        List<ConfigurationLevel> levels = new ArrayList<>();
        before.orElse(now)
                .text(path)
                .map(new ConfigurationReader(RulePages.IDS)::read)
                .ifPresent(levels::add);
        Optional<RepositoryPath> only =
                Optional.ofNullable(image)
                        .map(name ->
                                RepositoryPath.parse(name)
                                        .orElseThrow(() ->
                                                new Unusable(
                                                        "--image: a path inside the checkout was expected")));
        if (only.isPresent() && now.entry(only.get()).isEmpty())
            throw new Unusable("there is no " + only.get() + " in " + folder);
        return new AnalysisRequest(
                now,
                before,
                Configuration.of(levels),
                levels.stream().flatMap(level -> level.problems().stream()).toList(),
                only);
    }

    private void write(Report report, PrintWriter err) {
        try {
            FixedFiles.write(folder.toRealPath(), report.analysis().fixed());
        } catch (IOException e) {
            throw new Unusable("the fixes cannot be written: " + e.getMessage());
        }
        int files = report.analysis().fixed().size();
        err.println(
                files == 0
                        ? "no safe fix to apply"
                        : "applied: " + report.analysis().fixed().keySet());
    }

    private static boolean fails(Report report) {
        boolean broken =
                report.images().stream()
                        .anyMatch(one ->
                                one.analysis()
                                        .budget()
                                        .filter(budget -> budget.broken())
                                        .isPresent());
        return broken
                || report.findings().stream()
                        .anyMatch(one -> one.finding().severity().compareTo(Severity.WARNING) >= 0);
    }
}
