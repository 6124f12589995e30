package dev.plimsoll.registry;

import com.github.luben.zstd.ZstdInputStream;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.image.MediaTypes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A layer's tar out of its packing. Believes the first bytes rather than the media type, which is
 * wrong now and then.
 */
final class Unpacking {

    private static final int BUFFER = 1 << 16;

    private Unpacking() {}

    static InputStream of(String mediaType, InputStream packed) throws IOException {
        var buffered = new BufferedInputStream(packed, BUFFER);
        InputStream tar =
                switch (packing(mediaType, buffered)) {
                    // eStargz and concatenated archives have many members; the JDK's stream may
                    // stop after the first
                    case GZIP ->
                            GzipCompressorInputStream.builder()
                                    .setInputStream(buffered)
                                    .setBufferSize(BUFFER)
                                    .setDecompressConcatenated(true)
                                    .get();
                    case ZSTD -> new ZstdInputStream(buffered);
                    case TAR, UNKNOWN -> buffered;
                };
        return Bodies.capped(new BufferedInputStream(tar, BUFFER), Limits.UNPACKED_LAYER);
    }

    private static MediaTypes.Packing packing(String mediaType, BufferedInputStream in)
            throws IOException {
        in.mark(4);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b)
            return MediaTypes.Packing.GZIP;
        if (magic.length == 4
                && magic[0] == 0x28
                && magic[1] == (byte) 0xb5
                && magic[2] == 0x2f
                && magic[3] == (byte) 0xfd) return MediaTypes.Packing.ZSTD;
        return MediaTypes.packingOf(mediaType) == MediaTypes.Packing.TAR
                ? MediaTypes.Packing.TAR
                : MediaTypes.Packing.UNKNOWN;
    }
}
