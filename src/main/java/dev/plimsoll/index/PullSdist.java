package dev.plimsoll.index;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.SdistContents;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code GET} of a source distribution, of which nothing is kept but what it says. Its hash must
 * agree.
 */
record PullSdist(DistributionFile sdist) implements Operation<SdistContents> {

    /** Most are below 1 MB; the few that ship data or models stay unknown. */
    private static final long MAX_SDIST_BYTES = 64L << 20;

    @Override
    public String purpose() {
        return "read " + sdist.filename();
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder().url(base).header("Accept-Encoding", "identity").build();
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(Duration.ofMinutes(2));
    }

    @Override
    public SdistContents read(Response response) throws IOException {
        Hashed body = new Hashed(Bodies.stream(response, MAX_SDIST_BYTES));
        SdistReader reader = new SdistReader();
        reader.read(body.stream());
        long bytes = body.finish();
        if (sdist.sha256().isPresent()) body.mustBe(sdist.sha256().get());
        return reader.contents(sdist, bytes);
    }
}
