package dev.plimsoll.registry;

import java.time.Duration;

/** How much a registry may make us read. */
final class Limits {

    /** distribution refuses larger manifests. */
    static final int MANIFEST = 4 << 20;

    static final int CONFIG = 8 << 20;
    static final int TOKEN = 1 << 20;

    /** A stargz table of contents. */
    static final int TABLE_OF_CONTENTS = 64 << 20;

    /**
     * Of a compressed layer; the largest known public ones are CUDA development layers of about 5
     * GB.
     */
    static final long LAYER = 12L << 30;

    /** Of an unpacked layer. */
    static final long UNPACKED_LAYER = 40L << 30;

    static final int LAYER_ENTRIES = 2_000_000;

    /** Folders of a layer that are weighed by themselves. */
    static final int LAYER_FOLDERS = 20_000;

    /** Of one file that is kept of a layer, such as dpkg's status. */
    static final int KEPT_FILE = 16 << 20;

    /** Of a path, in a layer's tar. */
    static final int PATH = 1 << 16;

    /** For streaming a layer. */
    static final Duration STREAM = Duration.ofMinutes(20);

    private Limits() {}
}
