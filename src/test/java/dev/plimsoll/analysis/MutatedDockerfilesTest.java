package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.alpine.AlpineArchive;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Part;
import dev.plimsoll.build.Ports;
import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.http.Caller;
import dev.plimsoll.index.AlpineArchiveClient;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.OfflinePythonIndex;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.registry.Registries;
import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/**
 * The whole program, without an outside, on Dockerfiles that were damaged at random: nothing fails,
 * and what it proposes holds.
 */
class MutatedDockerfilesTest {

    private static final long SEED = 20_261_123;

    /** Few on every build; {@code -Dmutants=1667} makes 20,000 of all samples. */
    private static final int MUTANTS_OF_EACH = Integer.getInteger("mutants", 15);

    private static final RepositoryPath DOCKERFILE = new RepositoryPath("Dockerfile");

    /** What an editor, a merge or a bad copy leaves behind. */
    private static final List<String> ODD =
            List.of(
                    "\\", "\"", "'", "$", "${", "`", "\t", "\r", "\0", "\u00ff", "<<EOF", "&&", "[",
                    "{{", "--", "#", "\n\n");

    private final Random random = new Random(Long.getLong("mutants.seed", SEED));
    private final Analyzer analyzer = new Analyzer(offline(), Catalog.RULES);

    static Ports offline() {
        MemoryFacts facts = new MemoryFacts();
        AlpineArchive alpine =
                new AlpineArchiveClient(
                        Caller.offline(), HttpUrl.get("http://alpine.invalid"), Optional.empty());
        return new Ports(
                Registries.offline(facts, new ShippedInventories()::find),
                new DebianArchiveClient(
                        Caller.offline(),
                        DebianMirrors.of(Optional.empty(), Optional.empty()),
                        facts,
                        Optional.empty(),
                        0),
                alpine,
                new OfflinePythonIndex());
    }

    @Test
    void every_sample_is_analyzed_and_its_fixes_are_final() {
        for (String sample : MutatedDockerfileSamples.ALL) {
            assertThat(assertSound(sample.getBytes(StandardCharsets.UTF_8)))
                    .containsKey(DOCKERFILE);
        }
        assertThat(MutatedDockerfileSamples.ALL).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void damage_never_stops_the_analysis_nor_spoils_a_fix() {
        for (String sample : MutatedDockerfileSamples.ALL) {
            for (int i = 0; i < MUTANTS_OF_EACH; i++)
                assertThat(assertSound(mutant(sample))).containsKey(DOCKERFILE);
        }
    }

    /** The tree with all safe fixes made. */
    private SortedMap<RepositoryPath, byte[]> assertSound(byte[] dockerfile) {
        SortedMap<RepositoryPath, byte[]> files = new TreeMap<>();
        files.put(DOCKERFILE, dockerfile);
        files.put(new RepositoryPath("app.py"), "import flask\n".getBytes(StandardCharsets.UTF_8));
        files.put(
                new RepositoryPath("requirements.txt"),
                "flask==3.0.3\nrequests==2.32.3\n".getBytes(StandardCharsets.UTF_8));
        files.put(new RepositoryPath("tests/data.bin"), new byte[300_000]);
        String shown = new String(dockerfile, StandardCharsets.UTF_8);

        Analysis first = analyze(files);
        assertThat(first.problems())
                .as(shown)
                .noneMatch(problem -> problem.message().contains("could not examine"));
        for (ImageAnalysis image : first.images())
            image.head().layers().forEach(layer -> assertSums(layer, shown));

        first.fixed()
                .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        List<String> before = problems(dockerfile);
        List<String> after = problems(files.get(DOCKERFILE));
        before.forEach(after::remove);
        assertThat(after).as("new problems after fixing\n" + shown).isEmpty();
        if (!first.fixed().isEmpty())
            assertThat(analyze(files).fixed())
                    .as("proposed again after fixing %s\n%s", first.fixed(), shown)
                    .isEmpty();
        return files;
    }

    private Analysis analyze(SortedMap<RepositoryPath, byte[]> files) {
        return analyzer.analyze(
                AnalysisRequest.of(
                        new MemorySnapshot("mutant", new TreeMap<>(files)), Optional.empty()));
    }

    private static void assertSums(Layer layer, String shown) {
        long bytes =
                layer.parts().stream()
                        .map(Part::uncompressed)
                        .mapToLong(weight -> weight.bytes())
                        .sum();
        assertThat(layer.uncompressed().bytes()).as(shown).isEqualTo(bytes).isNotNegative();
        assertThat(layer.uncompressed().complete()).as(shown).isEqualTo(layer.unknown().isEmpty());
    }

    private static List<String> problems(byte[] dockerfile) {
        return new ArrayList<>(
                DockerfileParser.parse(
                                SourceFile.of(
                                        DOCKERFILE, new String(dockerfile, StandardCharsets.UTF_8)))
                        .problems()
                        .stream()
                        .map(Problem::message)
                        .toList());
    }

    private byte[] mutant(String sample) {
        List<String> lines = new ArrayList<>(Arrays.asList(sample.split("(?<=\n)", -1)));
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.set(at, "");
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                case 3 ->
                        lines.set(
                                at,
                                lines.get(at)
                                        .substring(0, random.nextInt(lines.get(at).length() + 1)));
                case 4 ->
                        lines.set(at, inserted(lines.get(at), ODD.get(random.nextInt(ODD.size()))));
                default -> {
                    return withOddByte(String.join("", lines));
                }
            }
        }
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    private String inserted(String line, String odd) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + odd + line.substring(at);
    }

    /** A byte that no UTF-8 text has. */
    private byte[] withOddByte(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.write(0xfe);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
