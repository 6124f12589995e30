package dev.plimsoll.git;

import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/** Writes whole texts into a working tree. Modes stay; no link is written through. */
public final class FixedFiles {

    private FixedFiles() {}

    public static void write(Path folder, Map<RepositoryPath, String> texts) throws IOException {
        for (Map.Entry<RepositoryPath, String> file : texts.entrySet())
            write(folder, file.getKey(), file.getValue());
    }

    private static void write(Path folder, RepositoryPath path, String text) throws IOException {
        Path parent = folder;
        for (String name : path.parent().value().split("/", -1)) {
            if (name.isEmpty()) continue;
            parent = parent.resolve(name);
            if (Files.isSymbolicLink(parent))
                throw new IOException(path + " lies behind a link and is not written");
            if (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) Files.createDirectory(parent);
        }
        Set<OpenOption> options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        Files.write(
                parent.resolve(path.name()),
                text.getBytes(StandardCharsets.UTF_8),
                options.toArray(new OpenOption[0]));
    }
}
