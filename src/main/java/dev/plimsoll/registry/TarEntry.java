package dev.plimsoll.registry;

/**
 * An entry of a layer's tar.
 *
 * @param path without a leading {@code ./} or slash, and without one at the end
 * @param size of a regular file, in bytes
 * @param link the target of a symbolic or hard link
 */
record TarEntry(String path, Type type, long size, String link) {

    enum Type {
        FILE,
        HARD_LINK,
        SYMBOLIC_LINK,
        FOLDER,
        OTHER
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that it lies in; empty at the root. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
