package dev.plimsoll.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where git keeps its data: {@code .git}, or where the file of that name points to (linked working
 * trees).
 */
final class GitDirectory {

    private static final String POINTER = "gitdir: ";

    /** Longer files of that name are no pointers. */
    private static final long LARGEST_POINTER = 4096;

    private GitDirectory() {}

    static Optional<Path> of(Path top) throws IOException {
        Path git = top.resolve(".git");
        if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS))
            return Files.exists(git.resolve("HEAD")) ? Optional.of(git) : Optional.empty();
        if (!Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)
                || Files.size(git) > LARGEST_POINTER) return Optional.empty();
        String text = Files.readString(git, StandardCharsets.UTF_8).strip();
        if (!text.startsWith(POINTER)) return Optional.empty();
        Path target = top.resolve(text.substring(POINTER.length())).normalize();
        return Files.isDirectory(target) ? Optional.of(target) : Optional.empty();
    }
}
