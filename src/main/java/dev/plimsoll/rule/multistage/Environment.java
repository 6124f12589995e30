package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.python.Version;
import java.util.List;
import java.util.Optional;

/**
 * The virtual environment that goes from one stage to the other.
 *
 * @param folder where it lies in both
 * @param own whether the Dockerfile makes it itself
 * @param pipOutside whether the base's pip can be told to install there, so that the environment
 *     needs none of its own
 */
record Environment(String folder, boolean own, boolean pipOutside) {

    private static final String USUAL = "/opt/venv";

    /** pip's news: {@code --python} came with 22.3. */
    private static final String FIRST_WITH_PYTHON_OPTION = "22.3";

    /** The one that a RUN makes. */
    static Optional<Environment> made(List<Piece> pieces) {
        for (Piece piece : pieces) {
            for (Call call : piece.step().calls()) {
                Optional<String> folder = Purpose.environment(call);
                if (folder.isPresent())
                    return Optional.of(
                            new Environment(
                                    call.workingDirectory().resolve(folder.get()).value(),
                                    true,
                                    false));
            }
        }
        return Optional.empty();
    }

    /**
     * A new one that sees what the base brings along, such as setuptools, as the application did
     * before.
     */
    static Environment added(Optional<String> pip) {
        boolean knows =
                pip.flatMap(Version::parse)
                        .flatMap(version ->
                                Version.parse(FIRST_WITH_PYTHON_OPTION)
                                        .map(first -> version.compareTo(first) >= 0))
                        .orElse(false);
        return new Environment(USUAL, false, knows);
    }

    /** What makes it. */
    String made() {
        return "RUN python -m venv --system-site-packages "
                + (pipOutside ? "--without-pip " : "")
                + folder;
    }

    String path() {
        return "ENV PATH=" + folder + "/bin:$PATH";
    }
}
