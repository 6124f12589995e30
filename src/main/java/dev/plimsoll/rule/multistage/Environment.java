package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Step;
import dev.plimsoll.python.Version;
import dev.plimsoll.rule.runtime.PipCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of installed packages that goes from one stage to the other.
 *
 * @param folder where it lies in both
 * @param kind how it comes to be
 * @param pipOutside whether the base's pip can be told to install there, so that the environment
 *     needs none of its own
 */
record Environment(String folder, Kind kind, boolean pipOutside) {

    /** How it comes to be. */
    enum Kind {
        /** The builder gets one that the Dockerfile did not have. */
        ADDED,
        /** The same, with nothing in it that the builder's own interpreter has. */
        ADDED_ALONE,
        /** The Dockerfile makes it: by a RUN, or by uv, Poetry or pipenv beside the project. */
        OWN,
        /** The folder of a user's own packages, {@code pip install --user}. */
        OF_USER
    }

    private static final String USUAL = "/opt/venv";

    /** pip's news: {@code --python} came with 22.3. */
    private static final String FIRST_WITH_PYTHON_OPTION = "22.3";

    /** The one that the Dockerfile makes or uses. */
    static Optional<Environment> made(List<Piece> pieces, List<LockInstaller> installers) {
        Optional<String> own =
                pieces.stream()
                        .flatMap(piece -> piece.step().calls().stream())
                        .flatMap(call ->
                                Purpose.environment(call)
                                        .map(folder ->
                                                call.workingDirectory().resolve(folder).value())
                                        .stream())
                        .findFirst()
                        .or(() ->
                                installers.stream()
                                        .flatMap(installer -> installer.folder().stream())
                                        .findFirst());
        return own.map(folder -> new Environment(folder, Kind.OWN, false)).or(() -> ofUser(pieces));
    }

    /** Where pip puts what a user installs for himself; PEP 370. */
    private static Optional<Environment> ofUser(List<Piece> pieces) {
        for (Piece piece : pieces) {
            boolean forUser =
                    piece.step().calls().stream()
                            .flatMap(call -> PipCall.of(call).stream())
                            .anyMatch(pip ->
                                    pip.is("install")
                                            && (pip.has("--user")
                                                    || !Obstacles.isRoot(piece.step().user())));
            if (!forUser) continue;
            Optional<String> folder = userFolder(piece.step());
            if (folder.isPresent())
                return Optional.of(new Environment(folder.get(), Kind.OF_USER, false));
        }
        return Optional.empty();
    }

    private static Optional<String> userFolder(Step step) {
        Stream<FileGroup> wheels =
                step.files().visible().filter(group -> group.what().startsWith("wheel:"));
        return wheels.map(group -> group.folder().value())
                .filter(folder -> folder.contains("/.local"))
                .map(folder -> folder.substring(0, folder.indexOf("/.local") + "/.local".length()))
                .findFirst();
    }

    /**
     * A new one that sees what the base brings along, such as setuptools, as the application did
     * before.
     *
     * @param alone whether it must not: installers other than pip would leave out what they see
     */
    static Environment added(Optional<String> pip, boolean alone) {
        boolean knows =
                pip.flatMap(Version::parse)
                        .flatMap(version ->
                                Version.parse(FIRST_WITH_PYTHON_OPTION)
                                        .map(first -> version.compareTo(first) >= 0))
                        .orElse(false);
        return new Environment(USUAL, alone ? Kind.ADDED_ALONE : Kind.ADDED, knows);
    }

    /** Whether the Dockerfile's own commands make it, and so stay as they are. */
    boolean own() {
        return kind == Kind.OWN || kind == Kind.OF_USER;
    }

    boolean isOfUser() {
        return kind == Kind.OF_USER;
    }

    /** What makes it. */
    String made() {
        return switch (kind) {
            case ADDED ->
                    "RUN python -m venv --system-site-packages "
                            + (pipOutside ? "--without-pip " : "")
                            + folder;
            default -> "RUN python -m venv " + folder;
        };
    }

    String path() {
        return "ENV PATH=" + folder + "/bin:$PATH";
    }

    /** The edit's text by which a call of Poetry or pipenv installs there. */
    String active() {
        return "VIRTUAL_ENV=%s PATH=%s/bin:$PATH ".formatted(folder, folder);
    }

    boolean holds(Call call) {
        return call.environment().getOrDefault("PATH", "").startsWith(folder + "/bin:")
                || call.program().orElse("").startsWith(folder + "/bin/");
    }
}
