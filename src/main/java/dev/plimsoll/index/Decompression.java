package dev.plimsoll.index;

import com.github.luben.zstd.ZstdInputStream;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks by the name's ending, never more than a limit. */
final class Decompression {

    /** Memory that an xz stream may ask for, in KiB; {@code xz -9} asks for 65 MiB. */
    private static final int XZ_MEMORY = 200 << 10;

    private static final int BUFFER = 64 << 10;

    private Decompression() {}

    static InputStream of(String name, InputStream packed, long limit) throws IOException {
        return Bodies.capped(unpacked(name, new BufferedInputStream(packed, BUFFER)), limit);
    }

    private static InputStream unpacked(String name, InputStream packed) throws IOException {
        if (name.endsWith(".xz")) return new XZInputStream(packed, XZ_MEMORY);
        if (name.endsWith(".gz"))
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        if (name.endsWith(".zst")) return new ZstdInputStream(packed);
        if (name.endsWith(".tar") || name.endsWith("Packages")) return packed;
        throw HttpFailure.malformed(
                "it is packed in a way that is not known: "
                        + name.substring(Math.max(0, name.lastIndexOf('.'))));
    }
}
