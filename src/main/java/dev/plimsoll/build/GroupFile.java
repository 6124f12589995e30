package dev.plimsoll.build;

import java.util.Optional;

/**
 * A file of a {@link FileGroup}.
 *
 * @param path relative to the group's folder; empty where the group is this one file and its folder
 *     names it
 * @param bytes its size
 * @param compressed its share of a layer's blob, in bytes
 */
public record GroupFile(String path, long bytes, long compressed, Optional<FileContent> content) {

    public static GroupFile of(String path, long bytes, long compressed) {
        return new GroupFile(path, bytes, compressed, Optional.empty());
    }
}
