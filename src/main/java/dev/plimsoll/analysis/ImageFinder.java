package dev.plimsoll.analysis;

import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ImageSetting;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.DockerfileNames;
import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.image.Platform;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which images a snapshot has: what the configuration lists, else every Dockerfile, built as the
 * repository itself builds it.
 */
public final class ImageFinder {

    /** What was found, and what could not be read. */
    public record Found(List<BuildRequest> images, List<Problem> problems) {}

    private final Snapshot snapshot;
    private final Configuration configuration;
    private final List<Problem> problems = new ArrayList<>();

    private ImageFinder(Snapshot snapshot, Configuration configuration) {
        this.snapshot = snapshot;
        this.configuration = configuration;
    }

    public static Found find(Snapshot snapshot, Configuration configuration) {
        ImageFinder finder = new ImageFinder(snapshot, configuration);
        List<BuildRequest> images =
                configuration.images().isEmpty() ? finder.found() : finder.configured();
        return new Found(images, List.copyOf(finder.problems));
    }

    private List<BuildRequest> configured() {
        List<BuildRequest> images = new ArrayList<>();
        for (ImageSetting setting : configuration.images()) {
            Optional<Dockerfile> dockerfile = parse(setting.dockerfile());
            if (dockerfile.isEmpty()) {
                problems.add(
                        Problem.in(
                                setting.dockerfile(),
                                "the configuration names this Dockerfile, and it is not there"));
                continue;
            }
            DeclaredBuild build =
                    new DeclaredBuild(
                            setting.dockerfile(),
                            setting.context()
                                    .orElseGet(() -> ContextGuess.of(dockerfile.get(), snapshot)),
                            setting.target(),
                            setting.platform(),
                            setting.arguments());
            if (isRead(dockerfile.get())) images.add(request(build));
        }
        return images;
    }

    private List<BuildRequest> found() {
        DockerfileNames.Found names = DockerfileNames.in(snapshot);
        IgnoreFile ignored =
                IgnoreFile.parse(
                        SourceFile.of(
                                new RepositoryPath(Configuration.PATH),
                                String.join("\n", configuration.pathsIgnore())));
        names.problems().stream()
                .filter(problem -> !ignored.ignores(problem.path().value()))
                .forEach(problems::add);
        List<DeclaredBuild> declared =
                Stream.concat(ComposeFiles.builds(snapshot), Workflows.builds(snapshot)).toList();
        return names.paths().stream()
                .filter(path -> !ignored.ignores(path.value()))
                .flatMap(path -> parse(path).stream())
                .filter(this::isRead)
                .flatMap(dockerfile -> requests(dockerfile, declared).stream())
                .toList();
    }

    /** One image for each stage that is shipped; of several declarations of one the first holds. */
    private Collection<BuildRequest> requests(Dockerfile dockerfile, List<DeclaredBuild> declared) {
        RepositoryPath path = dockerfile.source().path();
        Map<Integer, BuildRequest> byStage = new LinkedHashMap<>();
        for (DeclaredBuild build : declared) {
            if (!snapshot.resolve(build.dockerfile()).equals(Optional.of(path))
                    || !snapshot.isFolder(build.context())) continue;
            stage(dockerfile, build.target())
                    .ifPresent(stage -> byStage.putIfAbsent(stage, request(at(path, build))));
        }
        if (!byStage.isEmpty()) return byStage.values();
        return List.of(
                new BuildRequest(
                        path,
                        ContextGuess.of(dockerfile, snapshot),
                        Optional.empty(),
                        Platform.LINUX_AMD64,
                        Map.of()));
    }

    private static DeclaredBuild at(RepositoryPath path, DeclaredBuild build) {
        return new DeclaredBuild(
                path, build.context(), build.target(), build.platform(), build.arguments());
    }

    private static Optional<Integer> stage(Dockerfile dockerfile, Optional<String> target) {
        int count = dockerfile.stages().size();
        if (target.isEmpty()) return Optional.of(count - 1);
        return dockerfile.stage(target.get(), count).map(Stage::index);
    }

    /** A template, or what is no Dockerfile but for its name, is a problem and no image. */
    private boolean isRead(Dockerfile dockerfile) {
        if (!dockerfile.instructions().isEmpty()) return true;
        problems.addAll(dockerfile.problems());
        return false;
    }

    private Optional<Dockerfile> parse(RepositoryPath path) {
        return snapshot.resolve(path)
                .flatMap(there -> snapshot.text(there, DockerfileParser.READER));
    }

    private static BuildRequest request(DeclaredBuild build) {
        Platform platform = build.platform().flatMap(Platform::parse).orElse(Platform.LINUX_AMD64);
        return new BuildRequest(
                build.dockerfile(), build.context(), build.target(), platform, build.arguments());
    }
}
