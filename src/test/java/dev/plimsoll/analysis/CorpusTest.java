package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Ports;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.git.Checkout;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.index.AlpineArchiveClient;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.OfflinePythonIndex;
import dev.plimsoll.index.PyPiClient;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.registry.Registries;
import dev.plimsoll.review.Report;
import dev.plimsoll.review.ReviewWriter;
import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/**
 * Real repositories, of which none is kept here: every folder of {@code -Dcorpus=FOLDER} is one. No
 * fix may damage a file. {@code -Dcorpus.home=FOLDER} says where facts were learnt, {@code
 * -Dcorpus.out=FOLDER} where to write what is found, for people to read.
 */
class CorpusTest {

    private static final String CORPUS = "corpus";

    /** What is counted over all repositories. */
    private static final class Count {
        private int images;
        private int refusedImages;
        private final Set<String> dockerfiles = new TreeSet<>();
        private final Set<String> changed = new TreeSet<>();
        private final Set<String> otherFiles = new TreeSet<>();
        private final List<String> invalid = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final List<String> again = new ArrayList<>();
        private final List<String> exceptions = new ArrayList<>();
        private final List<String> notShipped = new ArrayList<>();
        private final List<String> seconds = new ArrayList<>();
    }

    @Test
    void no_fix_damages_a_file_of_a_real_repository() throws IOException {
        String corpus = System.getProperty(CORPUS);
        assumeTrue(corpus != null, "no corpus: give a folder of repositories by -Dcorpus=FOLDER");
        Analyzer analyzer = new Analyzer(ports(), Catalog.RULES);
        Count count = new Count();
        List<Path> repositories;
        try (Stream<Path> folders = Files.list(Path.of(corpus))) {
            repositories = folders.filter(Files::isDirectory).sorted().toList();
        }
        for (Path repository : repositories) {
            String name = repository.getFileName().toString();
            long begun = System.nanoTime();
            try (Checkout checkout = Checkout.open(repository)) {
                examine(analyzer, name, checkout.workingTree(), count);
            } catch (RuntimeException e) {
                count.exceptions.add(name + ": " + e);
            }
            count.seconds.add(
                    "%s %.1f s".formatted(name, (System.nanoTime() - begun) / 1_000_000_000.0));
        }
        report(count);

        assertThat(count.exceptions).as("exceptions").isEmpty();
        assertThat(count.invalid).as("invalid afterwards").isEmpty();
        assertThat(count.lost).as("tokens lost").isEmpty();
        assertThat(count.again).as("proposed by a second run").isEmpty();
        assertThat(count.notShipped).as("findings in stages that do not ship").isEmpty();
        assertThat(count.images).isPositive();
    }

    private static void examine(Analyzer analyzer, String name, Snapshot head, Count count)
            throws IOException {
        Analysis analysis =
                analyzer.analyze(
                        new AnalysisRequest(
                                head,
                                Optional.empty(),
                                Configuration.DEFAULTS,
                                List.of(),
                                Optional.empty()));
        analysis.problems().stream()
                .filter(problem -> problem.message().contains("could not examine"))
                .forEach(problem -> count.exceptions.add(name + ": " + problem));
        Set<Edit> edits = new TreeSet<>();
        for (ImageAnalysis image : analysis.images()) {
            count.images++;
            count.dockerfiles.add(name + "/" + image.request().dockerfile());
            if (!image.isSized()) count.refusedImages++;
            image.findings().stream()
                    .filter(WeighedFinding::inFixed)
                    .forEach(finding -> edits.addAll(finding.edits()));
            image.findings().stream()
                    .filter(finding -> !ships(image.head(), finding))
                    .forEach(finding ->
                            count.notShipped.add(
                                    name
                                            + "/"
                                            + image.name()
                                            + ":"
                                            + finding.startLine()
                                            + " "
                                            + finding.rule()));
        }
        Snapshot fixed = Edits.apply(head, edits);
        for (Map.Entry<RepositoryPath, String> file : analysis.fixed().entrySet()) {
            String path = name + "/" + file.getKey();
            if (!fixed.text(file.getKey())
                    .map(SourceFile::text)
                    .equals(Optional.of(file.getValue())))
                count.lost.add(path + ": the fixed text is not what its edits make");
            boolean isDockerfile =
                    analysis.images().stream()
                            .anyMatch(image -> image.request().dockerfile().equals(file.getKey()));
            (isDockerfile ? count.changed : count.otherFiles).add(path);
            if (isDockerfile)
                compare(
                        path,
                        head.text(file.getKey()).orElseThrow(),
                        fixed.text(file.getKey()).orElseThrow(),
                        edits.stream().filter(edit -> edit.path().equals(file.getKey())).toList(),
                        count);
        }
        if (!analysis.fixed().isEmpty())
            analyzer.analyze(AnalysisRequest.of(fixed, Optional.empty()))
                    .fixed()
                    .forEach((path, text) -> count.again.add(name + "/" + path + "\n" + text));
        write(name, analysis);
    }

    private static void compare(
            String path, SourceFile before, SourceFile after, List<Edit> edits, Count count) {
        Dockerfile was = DockerfileParser.parse(before);
        Dockerfile is = DockerfileParser.parse(after);
        List<String> problems =
                new ArrayList<>(is.problems().stream().map(Problem::message).toList());
        was.problems().forEach(problem -> problems.remove(problem.message()));
        if (!problems.isEmpty()) count.invalid.add(path + ": " + problems);
        TokenConservation.lost(was, is, edits)
                .ifPresent(token -> count.lost.add(path + ": " + token.text()));
    }

    /** Whether a finding on a Dockerfile lies in a stage whose layers ship. */
    private static boolean ships(BuiltImage image, WeighedFinding finding) {
        if (!finding.finding().path().equals(image.request().dockerfile())) return true;
        if (image.stages().isEmpty()) return true;
        for (Optional<BuiltStage> stage = Optional.of(image.shipped());
                stage.isPresent();
                stage = stage.get().parent()) {
            boolean here =
                    Stream.concat(
                                    Stream.of(stage.get().stage().from().range()),
                                    stage.get().stage().instructions().stream()
                                            .map(instruction -> instruction.range()))
                            .anyMatch(range -> meets(range, finding.finding().range()));
            if (here) return true;
        }
        return false;
    }

    private static boolean meets(TextRange instruction, TextRange finding) {
        return instruction.overlaps(finding) || instruction.contains(finding);
    }

    private static void report(Count count) throws IOException {
        String table =
                """
                images %d (refused %d) of %d Dockerfiles
                Dockerfiles changed %d, other files %d
                invalid afterwards %d
                tokens lost %d
                a second run proposes %d
                exceptions %d
                findings in stages that do not ship %d
                """
                        .formatted(
                                count.images,
                                count.refusedImages,
                                count.dockerfiles.size(),
                                count.changed.size(),
                                count.otherFiles.size(),
                                count.invalid.size(),
                                count.lost.size(),
                                count.again.size(),
                                count.exceptions.size(),
                                count.notShipped.size());
        String out = System.getProperty("corpus.out");
        if (out == null) return;
        Files.writeString(
                Path.of(out, "table.txt"),
                table
                        + "\nchanged\n"
                        + String.join("\n", count.changed)
                        + "\n\nother files\n"
                        + String.join("\n", count.otherFiles)
                        + "\n\ntwice examined in\n"
                        + String.join("\n", count.seconds)
                        + "\n");
    }

    private static void write(String name, Analysis analysis) throws IOException {
        String out = System.getProperty("corpus.out");
        if (out == null) return;
        StringBuilder text = new StringBuilder();
        for (ImageAnalysis image : analysis.images()) {
            text.append("\n## ")
                    .append(image.name())
                    .append(' ')
                    .append(image.head().uncompressed());
            image.suggested()
                    .ifPresent(suggested -> text.append(" -> ").append(suggested.uncompressed()));
            text.append('\n');
            image.head()
                    .refused()
                    .ifPresent(why -> text.append("refused: ").append(why).append('\n'));
            for (WeighedFinding finding : image.findings())
                text.append(
                        "- %s:%d %s %s%s saving %d%s: %s\n"
                                .formatted(
                                        finding.finding().path(),
                                        finding.startLine(),
                                        finding.rule(),
                                        finding.finding()
                                                .fix()
                                                .map(fix -> fix.applicability().label())
                                                .orElse("no fix"),
                                        finding.subsumedBy()
                                                .map(id -> " subsumed by " + id)
                                                .orElse(""),
                                        finding.saving().uncompressed(),
                                        finding.saving().complete() ? "" : "+",
                                        finding.finding().message()));
            for (RefusedFix refused : image.refusedFixes())
                text.append(
                        "- line %d refused %s: %s\n"
                                .formatted(refused.line(), refused.rule(), refused.why()));
        }
        Files.writeString(Path.of(out, name + ".txt"), text);
        Files.writeString(Path.of(out, name + ".md"), ReviewWriter.markdown(Report.of(analysis)));
        for (Map.Entry<RepositoryPath, String> file : analysis.fixed().entrySet()) {
            Path to = Path.of(out, "fixed", name).resolve(file.getKey().value());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Offline, unless {@code -Dcorpus.online=true}; bases that nobody knows have stand-ins. */
    private static Ports ports() throws IOException {
        Optional<Path> home = Optional.ofNullable(System.getProperty("corpus.home")).map(Path::of);
        FactStore facts = home.isPresent() ? new Facts(Database.in(home.get())) : new MemoryFacts();
        Optional<Path> indexes = home.map(folder -> folder.resolve("indexes"));
        boolean online = Boolean.getBoolean("corpus.online");
        Caller caller = online ? Caller.of(HttpPolicy.STANDARD, List.of()) : Caller.offline();
        return new Ports(
                StandInImages.before(Registries.offline(facts, new ShippedInventories()::find)),
                new DebianArchiveClient(
                        caller,
                        DebianMirrors.of(Optional.empty(), Optional.empty()),
                        facts,
                        indexes,
                        0),
                new AlpineArchiveClient(
                        Caller.offline(), HttpUrl.get("http://alpine.invalid"), indexes),
                online
                        ? new PyPiClient(
                                caller,
                                Endpoint.ofStranger(HttpUrl.get(PyPiClient.PUBLIC)),
                                facts,
                                indexes)
                        : new OfflinePythonIndex());
    }
}
