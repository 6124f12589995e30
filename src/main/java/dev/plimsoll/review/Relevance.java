package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.dockerfile.DockerfileNames;
import dev.plimsoll.source.RepositoryPath;
import java.util.Locale;
import java.util.Set;

/** Whether a pull request is any of our business; contracts, "In a pull request". */
public final class Relevance {

    /** An image that moves by less than this is not news. */
    private static final long LEAST_BYTES = 1_000_000;

    private static final double LEAST_SHARE = 0.01;

    private static final Set<String> PYTHON_FILES =
            Set.of(
                    "pyproject.toml",
                    "setup.py",
                    "setup.cfg",
                    "poetry.lock",
                    "uv.lock",
                    "pdm.lock",
                    "pipfile",
                    "pipfile.lock",
                    "pylock.toml");

    private Relevance() {}

    /** Whether a change of this path may matter, by its name alone. */
    public static boolean mayMatter(RepositoryPath path) {
        String name = path.name().toLowerCase(Locale.ROOT);
        return path.value().equals(Configuration.PATH)
                || DockerfileNames.isDockerfile(path.name())
                || name.endsWith(".dockerignore")
                || PYTHON_FILES.contains(name)
                || isRequirements(path, name);
    }

    static boolean of(Report report) {
        if (report.diff().whole()) return true;
        boolean named =
                report.diff().files().keySet().stream()
                        .anyMatch(path -> mayMatter(path) && isRead(path, report));
        return named || report.images().stream().anyMatch(image -> moves(image.analysis()));
    }

    private static boolean isRequirements(RepositoryPath path, String name) {
        boolean listed = name.endsWith(".txt") || name.endsWith(".in");
        return listed
                && (name.contains("requirement")
                        || name.contains("constraint")
                        || path.parent().name().contains("requirement"));
    }

    private static boolean isRead(RepositoryPath path, Report report) {
        if (path.value().equals(Configuration.PATH)
                || DockerfileNames.isDockerfile(path.name())
                || path.name().endsWith(".dockerignore")) return true;
        return report.images().stream()
                .anyMatch(image -> path.isIn(image.analysis().request().context()));
    }

    private static boolean moves(ImageAnalysis image) {
        if (image.delta().isEmpty() || image.base().isEmpty()) return false;
        long change = Math.abs(image.delta().get().uncompressed().bytes());
        return change >= LEAST_BYTES
                || change >= LEAST_SHARE * Math.max(1, image.base().get().uncompressed().bytes());
    }
}
