package dev.plimsoll.source;

import java.util.Optional;

/**
 * What a snapshot holds at a path.
 *
 * @param bytes the file's size, of a link the length of its target, of a submodule 0
 * @param id the git object's hash where there is one: equal ids hold equal bytes
 */
public record Entry(RepositoryPath path, Kind kind, long bytes, Optional<String> id) {

    /** Git's file modes 100644, 100755, 120000 and 160000. */
    public enum Kind {
        FILE,
        EXECUTABLE,
        SYMLINK,
        SUBMODULE
    }

    public boolean isFile() {
        return kind == Kind.FILE || kind == Kind.EXECUTABLE;
    }
}
