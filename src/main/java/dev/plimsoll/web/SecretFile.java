package dev.plimsoll.web;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A file that only its owner may read; it is never there with other rights, not even while it is
 * made.
 */
public record SecretFile(Path path) {

    private static final int TOKEN_BYTES = 24;

    public Optional<String> read() throws IOException {
        return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    }

    /** Makes the file; false where there is one already, which stays as it is. */
    public boolean create(String text) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (FileChannel file =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownersOnly())) {
            Channels.newOutputStream(file).write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** The token in the file, made at the first start. */
    public String tokenMadeOnce() throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        return create(fresh + "\n") ? fresh : read().orElseThrow();
    }

    private FileAttribute<?>[] ownersOnly() throws IOException {
        boolean posix =
                Files.getFileStore(path.toAbsolutePath().getParent())
                        .supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
