package dev.plimsoll.build;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;

/** What gzip makes of a file in a layer. */
public final class Compression {

    /**
     * What the 512 bytes of a tar header and the padding after a file come to in a layer's blob;
     * measured on gzip layers.
     */
    public static final long HEADER = 60;

    /**
     * gzip's own header, a tar's two empty blocks and the folders above the files; bytes of a blob.
     */
    public static final long LAYER = 200;

    /**
     * What builders' gzip leaves more than zlib's level 6, by which packages, wheels and files are
     * counted: the middle of Go's compress/gzip (BuildKit, containerd), 1.1 % on a layer of wheels
     * and 2.5 % on one of packages, and of pgzip (buildah, Podman), 4.5 % and 5.7 %; measured on
     * layers of 110 and 186 MB (2026-11-23).
     */
    private static final double WRITER = 1.035;

    /**
     * Which of them packs the image is not known, and it is one for all layers; by kind of file 0 %
     * (Go, Python's source) to 7.1 % (pgzip, libraries).
     */
    private static final double WRITER_SIGMA = 0.02;

    /** What shrinks less was packed before, and is the same to every writer. */
    private static final double SHRINKS = 0.8;

    private static final Set<String> TEXTS =
            Set.of(
                    "py",
                    "pyi",
                    "txt",
                    "md",
                    "rst",
                    "json",
                    "yaml",
                    "yml",
                    "toml",
                    "cfg",
                    "ini",
                    "conf",
                    "sh",
                    "js",
                    "mjs",
                    "ts",
                    "tsx",
                    "jsx",
                    "vue",
                    "css",
                    "scss",
                    "less",
                    "html",
                    "htm",
                    "jinja",
                    "j2",
                    "xml",
                    "svg",
                    "csv",
                    "tsv",
                    "sql",
                    "c",
                    "h",
                    "cpp",
                    "hpp",
                    "cc",
                    "java",
                    "go",
                    "rs",
                    "rb",
                    "php",
                    "lock",
                    "po",
                    "pot",
                    "ipynb",
                    "env",
                    "log",
                    "tf",
                    "mk",
                    "map",
                    "graphql",
                    "proto",
                    "example",
                    "sample",
                    "template");

    private static final Set<String> PACKEDS =
            Set.of(
                    "png",
                    "jpg",
                    "jpeg",
                    "gif",
                    "webp",
                    "avif",
                    "heic",
                    "mp3",
                    "mp4",
                    "m4a",
                    "mov",
                    "webm",
                    "ogg",
                    "flac",
                    "zip",
                    "gz",
                    "tgz",
                    "bz2",
                    "xz",
                    "zst",
                    "7z",
                    "rar",
                    "whl",
                    "jar",
                    "egg",
                    "woff",
                    "woff2",
                    "pdf",
                    "docx",
                    "xlsx",
                    "pptx",
                    "odt",
                    "npz",
                    "parquet",
                    "deb",
                    "rpm",
                    "apk",
                    "safetensors",
                    "gpg",
                    "mo.gz");

    private static final int BUFFER = 16 * 1024;

    private Compression() {}

    /** What a file of that name and size, in bytes, and its tar header come to. */
    public static long ofFile(String name, long bytes) {
        return Math.round(bytes * Kind.of(name).ratio) + HEADER;
    }

    /** The relative deviation of {@link #ofFile}. */
    static double sigmaOf(String name) {
        return Kind.of(name).sigma;
    }

    /** What a name says of a file's contents. */
    private enum Kind {
        /** Source text in a stream with its neighbours. */
        TEXT(0.30, 0.12),
        /** What is compressed already. */
        PACKED(0.99, 0.03),
        /** Programs, libraries, models, databases: anything from zeros to noise. */
        BINARY(0.45, 0.35);

        private final double ratio;
        private final double sigma;

        Kind(double ratio, double sigma) {
            this.ratio = ratio;
            this.sigma = sigma;
        }

        static Kind of(String name) {
            int dot = name.lastIndexOf('.');
            String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
            if (dot <= 0 || TEXTS.contains(extension)) return TEXT;
            return PACKEDS.contains(extension) ? PACKED : BINARY;
        }
    }

    /**
     * The part as a builder packs it, where its files were packed one by one to find its weight.
     */
    static Part written(Part part) {
        return shrinks(part)
                ? new Part(
                        part.what(),
                        part.uncompressed(),
                        part.compressed().times(WRITER),
                        part.provenance())
                : part;
    }

    /** One standard deviation, in bytes, that all layers which are built share. */
    static double deviationOfWriter(Collection<Part> parts) {
        return WRITER_SIGMA
                * parts.stream()
                        .filter(part -> part.compressed().sigma() > 0 && shrinks(part))
                        .mapToLong(part -> part.compressed().bytes())
                        .sum();
    }

    private static boolean shrinks(Part part) {
        return part.compressed().bytes() < SHRINKS * part.uncompressed().bytes();
    }

    /** The deflated size of these bytes and of their tar header. */
    public static long ofNewFile(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            while (!deflater.finished()) size += deflater.deflate(buffer);
            return size + HEADER;
        }
    }
}
