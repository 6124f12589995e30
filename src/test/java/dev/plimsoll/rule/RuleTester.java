package dev.plimsoll.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.program.Programs;
import dev.plimsoll.image.Platform;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shows what a rule does with Dockerfiles of text blocks. Of every fix it asserts, unasked, that
 * the result parses, that a second run proposes nothing, that nothing changes outside the edits,
 * and that the image does not grow.
 */
public final class RuleTester {

    private static final String DOCKERFILE = "Dockerfile";

    private final Rule rule;
    private final Map<RepositoryPath, byte[]> files = new TreeMap<>();
    private final List<Program> programs = new ArrayList<>();
    private FakePorts ports = new FakePorts();
    private RepositoryPath context = RepositoryPath.ROOT;

    private RuleTester(Rule rule) {
        this.rule = rule;
    }

    public static RuleTester of(Rule rule) {
        return new RuleTester(rule);
    }

    /** A file of the repository beside the Dockerfile. */
    public RuleTester with(String path, String text) {
        files.put(new RepositoryPath(path), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A file of that many bytes. */
    public RuleTester with(String path, int bytes) {
        files.put(new RepositoryPath(path), new byte[bytes]);
        return this;
    }

    public RuleTester with(FakePorts outside) {
        ports = outside;
        return this;
    }

    /** A program that is asked before the builder's own. */
    public RuleTester with(Program program) {
        programs.add(program);
        return this;
    }

    public RuleTester withContext(String folder) {
        context = new RepositoryPath(folder);
        return this;
    }

    /** The safe fixes make this of the Dockerfile. */
    public void rewrites(String before, String after) {
        rewritesFile(before, DOCKERFILE, after);
    }

    /** The safe fixes make this of another file. */
    public void rewritesFile(String dockerfile, String path, String after) {
        assertThat(fixed(dockerfile).text(new RepositoryPath(path)).map(SourceFile::text))
                .contains(after);
    }

    /** The repository after all safe fixes. */
    public Snapshot fixed(String dockerfile) {
        BuiltImage before = image(snapshot(dockerfile));
        List<Fix> fixes = safe(findings(before));
        assertThat(fixes).as("safe fixes").isNotEmpty();
        List<Edit> edits = fixes.stream().flatMap(fix -> fix.edits().stream()).toList();
        assertHarmless(before, edits);
        return Edits.apply(before.snapshot(), edits);
    }

    /** There is a finding with this in its message, and a fix that is not safe. */
    public Fix proposes(String dockerfile, String part) {
        Verdict.Finding finding = finds(dockerfile, part);
        assertThat(finding.fix()).isPresent();
        assertThat(finding.fix().get().applicability()).isNotEqualTo(Applicability.SAFE);
        return finding.fix().get();
    }

    /** There is a finding with this in its message. */
    public Verdict.Finding finds(String dockerfile, String part) {
        List<Verdict.Finding> findings = findings(image(snapshot(dockerfile)));
        assertThat(findings)
                .as("findings")
                .extracting(Verdict.Finding::message)
                .anyMatch(message -> message.contains(part));
        return findings.stream()
                .filter(finding -> finding.message().contains(part))
                .findFirst()
                .orElseThrow();
    }

    public void isSilentOn(String dockerfile) {
        assertThat(verdicts(image(snapshot(dockerfile)))).isEmpty();
    }

    /** There is a refusal that says this, and no safe fix. */
    public void refuses(String dockerfile, String part) {
        BuiltImage image = image(snapshot(dockerfile));
        assertThat(verdicts(image))
                .filteredOn(Verdict.Refusal.class::isInstance)
                .extracting(verdict -> ((Verdict.Refusal) verdict).why())
                .anyMatch(why -> why.contains(part));
        assertThat(safe(findings(image))).isEmpty();
    }

    private void assertHarmless(BuiltImage before, List<Edit> edits) {
        for (Edit edit : edits) {
            String text = before.snapshot().text(edit.path()).map(SourceFile::text).orElse("");
            assertThat(edit.range().end())
                    .as("the edit lies in its file")
                    .isLessThanOrEqualTo(text.length());
            assertThat(edit.range().of(text))
                    .as("the edit changes something")
                    .isNotEqualTo(edit.replacement());
        }
        for (int i = 0; i < edits.size(); i++) {
            for (int j = 0; j < i; j++)
                assertThat(edits.get(i).conflictsWith(edits.get(j))).as("edits conflict").isFalse();
        }
        Snapshot edited = Edits.apply(before.snapshot(), edits);
        BuiltImage after = image(edited);
        assertThat(after.dockerfile().isReadable()).as("the result parses").isTrue();
        assertThat(after.problems()).as("no new problem").isEqualTo(before.problems());
        assertThat(after.uncompressed().bytes())
                .as("the image does not grow")
                .isLessThanOrEqualTo(before.uncompressed().bytes());
        assertThat(safe(findings(after))).as("a second run proposes nothing").isEmpty();
    }

    private static List<Fix> safe(List<Verdict.Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.fix().stream())
                .filter(fix -> fix.applicability() == Applicability.SAFE)
                .toList();
    }

    private List<Verdict.Finding> findings(BuiltImage image) {
        return verdicts(image).stream()
                .filter(Verdict.Finding.class::isInstance)
                .map(Verdict.Finding.class::cast)
                .toList();
    }

    private List<Verdict> verdicts(BuiltImage image) {
        assertThat(image.refused()).as("why the image is not built").isEmpty();
        return rule.examine(new Subject(image, builder(), ports.ports())).toList();
    }

    private BuiltImage image(Snapshot snapshot) {
        BuildRequest request =
                new BuildRequest(
                        new RepositoryPath(DOCKERFILE),
                        context,
                        Optional.empty(),
                        Platform.LINUX_AMD64,
                        Map.of());
        return builder().build(snapshot, request);
    }

    private ImageBuilder builder() {
        List<Program> all = new ArrayList<>(programs);
        all.addAll(Programs.ALL);
        return new ImageBuilder(ports.ports(), all);
    }

    private Snapshot snapshot(String dockerfile) {
        Map<RepositoryPath, byte[]> all = new TreeMap<>(files);
        all.put(new RepositoryPath(DOCKERFILE), dockerfile.getBytes(StandardCharsets.UTF_8));
        return new MemorySnapshot(Snapshot.WORKTREE, all);
    }
}
