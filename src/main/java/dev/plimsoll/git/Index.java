package dev.plimsoll.git;

import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.util.FS;

/**
 * What git tracks.
 *
 * @param files paths as seen from the top
 * @param submodules paths of other repositories
 * @param folders every folder that holds a tracked file
 */
record Index(Set<String> files, Set<String> submodules, Set<String> folders) {

    static final Index NONE = new Index(Set.of(), Set.of(), Set.of());

    static Index read(Path gitDirectory) throws IOException {
        Path file = gitDirectory.resolve("index");
        if (!Files.isRegularFile(file)) return NONE;
        Isolation.ensure();
        DirCache cache = DirCache.read(file.toFile(), FS.DETECTED);
        Set<String> files = new HashSet<>();
        Set<String> submodules = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (int i = 0; i < cache.getEntryCount(); i++) {
            String path = cache.getEntry(i).getPathString();
            (FileMode.GITLINK.equals(cache.getEntry(i).getRawMode()) ? submodules : files)
                    .add(path);
            RepositoryPath.parse(path).ifPresent(tracked -> addFolders(tracked.parent(), folders));
        }
        return new Index(files, submodules, folders);
    }

    private static void addFolders(RepositoryPath folder, Set<String> folders) {
        for (RepositoryPath at = folder;
                !at.isRoot() && folders.add(at.value());
                at = at.parent()) {}
    }
}
