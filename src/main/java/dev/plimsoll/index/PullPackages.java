package dev.plimsoll.index;

import dev.plimsoll.debian.PackagesFile;
import dev.plimsoll.debian.PackagesReader;
import dev.plimsoll.debian.ReleaseFile;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET dists/SUITE/COMPONENT/binary-ARCH/Packages.xz}, by its hash where the suite offers
 * that, so that an archive that changes meanwhile does no harm.
 *
 * @param path below the suite's folder
 */
record PullPackages(String suite, String path, ReleaseFile.Entry entry, boolean byHash)
        implements Operation<PackagesFile> {

    /** Ubuntu's universe unpacks to 60 MB, Debian's main to 57 MB. */
    private static final long MAX_UNPACKED = 400L << 20;

    private static final long MAX_PACKED = 64L << 20;

    private static final int PIECE = 64 << 10;

    @Override
    public String purpose() {
        return "read the package index " + path + " of " + suite;
    }

    @Override
    public Request request(HttpUrl base) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        String below = byHash ? folder + "/by-hash/SHA256/" + entry.sha256() : path;
        return new Request.Builder()
                .url(base.newBuilder().addPathSegments("dists/" + suite + "/" + below).build())
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(Duration.ofMinutes(3));
    }

    @Override
    public PackagesFile read(Response response) throws IOException {
        Hashed body = new Hashed(Bodies.stream(response, MAX_PACKED));
        PackagesReader reader = new PackagesReader();
        try (InputStream text = Decompression.of(path, body.stream(), MAX_UNPACKED)) {
            byte[] piece = new byte[PIECE];
            for (int read = text.read(piece); read >= 0; read = text.read(piece))
                reader.accept(piece, read);
            body.mustBe(entry.sha256());
        }
        if (reader.isCut()) throw HttpFailure.malformed("the index is too long");
        return reader.finish();
    }
}
