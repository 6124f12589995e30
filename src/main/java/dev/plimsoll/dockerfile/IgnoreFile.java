package dev.plimsoll.dockerfile;

import dev.plimsoll.source.SourceFile;

/** A {@code .dockerignore}: which paths of a context the builder never sees; moby's patternmatcher. */
public final class IgnoreFile {

    public static final IgnoreFile NONE = new IgnoreFile();

    private IgnoreFile() {}

    public static IgnoreFile parse(SourceFile source) {
        return NONE;
    }

    /** Whether the path, relative to the context's root, is left out; a parent that is left out leaves out its children. */
    public boolean ignores(String path) {
        return false;
    }
}
