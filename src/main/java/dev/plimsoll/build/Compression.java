package dev.plimsoll.build;

import java.util.zip.Deflater;

/** What gzip makes of a file in a layer. */
public final class Compression {

    /** What the 512 bytes of a tar header and the padding after a file come to in a layer's blob; measured on gzip layers. */
    public static final long HEADER = 60;

    private static final int BUFFER = 16 * 1024;

    private Compression() {}

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
