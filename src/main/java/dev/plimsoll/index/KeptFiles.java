package dev.plimsoll.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Indexes kept on disk between runs. What cannot be read or written is as if it were not there. */
final class KeptFiles {

    private final Optional<Path> folder;

    /**
     * @param folder made when it is needed; empty keeps nothing
     */
    KeptFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    Optional<byte[]> read(String name) {
        try {
            return folder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.readAllBytes(folder.get().resolve(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that nobody reads half of it. */
    void write(String name, byte[] bytes) {
        if (folder.isEmpty()) return;
        try {
            Files.createDirectories(folder.get());
            Path beside = Files.createTempFile(folder.get(), name, ".part");
            Files.write(beside, bytes);
            Files.move(
                    beside,
                    folder.get().resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // a full or read-only disk costs the next run a download
            return;
        }
    }
}
