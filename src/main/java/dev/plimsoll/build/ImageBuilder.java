package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Conclusions;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds images without running anything. */
public final class ImageBuilder {

    /** Images kept to be had again; one of them is some 100 kB. */
    private static final int MOST_KEPT = 400;

    private final Ports ports;
    private final List<Program> programs;
    private final Conclusions conclusions = new Conclusions();
    private final Recent<Built, BuiltImage> built = new Recent<>(MOST_KEPT);

    /**
     * @param programs what a RUN may start; where two have a name, the earlier is taken
     */
    public ImageBuilder(Ports ports, List<Program> programs) {
        this.ports = ports;
        this.programs = List.copyOf(programs);
    }

    /**
     * The image that a builder would make of this snapshot; refused where its base cannot be named
     * or read.
     */
    public BuiltImage build(Snapshot snapshot, BuildRequest request) {
        Built wanted = new Built(snapshot.origin(), edits(snapshot, request), request);
        return built.of(wanted, key -> made(snapshot, request)).in(snapshot);
    }

    /**
     * All that an image depends on.
     *
     * @param edits those of {@code origin} that the image can see
     */
    private record Built(
            Snapshot origin, Map<RepositoryPath, SourceFile> edits, BuildRequest request) {}

    private static Map<RepositoryPath, SourceFile> edits(Snapshot snapshot, BuildRequest request) {
        Map<RepositoryPath, SourceFile> edits = new HashMap<>();
        for (RepositoryPath path : snapshot.edited()) {
            if (request.concerns(path) || hasLinks(snapshot.origin()))
                snapshot.text(path).ifPresent(text -> edits.put(path, text));
        }
        return edits;
    }

    private record Links() {}

    /** Whether a file may be seen under another path too. */
    private static boolean hasLinks(Snapshot origin) {
        return origin.conclude(
                new Links(),
                asked ->
                        origin.entries().values().stream()
                                .anyMatch(entry -> entry.kind() == Entry.Kind.SYMLINK));
    }

    private BuiltImage made(Snapshot snapshot, BuildRequest request) {
        Optional<Dockerfile> there =
                snapshot.resolve(request.dockerfile())
                        .flatMap(path -> snapshot.text(path, DockerfileParser.READER));
        Dockerfile dockerfile =
                there.orElseGet(
                        () -> DockerfileParser.parse(SourceFile.of(request.dockerfile(), "")));
        if (there.isEmpty())
            return refused(request, snapshot, dockerfile, "there is no such Dockerfile");
        if (!dockerfile.isReadable()) {
            String why =
                    dockerfile.problems().stream()
                            .findFirst()
                            .map(Problem::message)
                            .orElse("it has no stage");
            return refused(request, snapshot, dockerfile, "the Dockerfile cannot be read: " + why);
        }
        StageTree tree = new StageTree(dockerfile, request);
        Optional<Stage> target = tree.target();
        if (target.isEmpty()) {
            String name = Shown.plain(request.target().orElse(""));
            return refused(request, snapshot, dockerfile, "there is no stage `%s`".formatted(name));
        }
        Workshop workshop =
                new Workshop(
                        request, snapshot, ContextFiles.of(snapshot, request), ports, conclusions);
        Stages stages = new Stages(workshop, dockerfile, tree, programs);
        Optional<String> why = stages.build(target.get());
        List<Problem> problems = new ArrayList<>(dockerfile.problems());
        problems.addAll(stages.problems());
        if (why.isPresent())
            return new BuiltImage(request, snapshot, dockerfile, List.of(), why, problems);
        return new BuiltImage(
                request, snapshot, dockerfile, stages.built(), Optional.empty(), problems);
    }

    private static BuiltImage refused(
            BuildRequest request, Snapshot snapshot, Dockerfile dockerfile, String why) {
        return new BuiltImage(
                request, snapshot, dockerfile, List.of(), Optional.of(why), dockerfile.problems());
    }
}
