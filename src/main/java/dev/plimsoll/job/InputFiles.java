package dev.plimsoll.job;

import dev.plimsoll.source.RepositoryPath;
import java.util.Locale;

/** Guesses by its name whether a file will be read; a wrong guess costs one request, or a wait. */
final class InputFiles {

    private InputFiles() {}

    static boolean isRead(RepositoryPath path) {
        String name = path.name().toLowerCase(Locale.ROOT);
        return name.contains("dockerfile")
                || name.contains("containerfile")
                || name.endsWith(".dockerignore")
                || (name.contains("requirements") && name.endsWith(".txt"))
                || name.equals("pyproject.toml")
                || (name.contains("compose") && (name.endsWith(".yml") || name.endsWith(".yaml")));
    }
}
