package dev.plimsoll.registry;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.image.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** A layer, read once from its first to its last byte and verified; nothing of it is stored. */
record StreamLayer(Repository repository, Descriptor layer, StreamProgress progress)
        implements Operation<LayerContents> {

    @Override
    public String purpose() {
        return "read a layer of " + repository;
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(Limits.STREAM);
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder()
                .url(repository.blob(base, layer.digest()))
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public LayerContents read(Response response) throws IOException {
        MessageDigest computed = layer.digest().computation();
        try (var body =
                        new WatchedStream(
                                Bodies.stream(response, Math.min(Limits.LAYER, layer.size())),
                                progress);
                InputStream digesting = new DigestInputStream(body, computed)) {
            LayerContents contents = unpack(digesting, body);
            if (!layer.digest().matches(computed))
                throw HttpFailure.malformed(
                        "the registry sent something else than " + layer.digest());
            return contents;
        }
    }

    private LayerContents unpack(InputStream packed, WatchedStream body) throws IOException {
        try (InputStream tar = Unpacking.of(layer.mediaType(), packed)) {
            LayerContents contents = LayerReader.read(tar);
            // what follows the packed tar is part of the blob, and of its digest
            packed.transferTo(OutputStream.nullOutputStream());
            return contents;
        } catch (IOException | IllegalArgumentException problem) {
            // what broke is either the line, which may be mended, or the layer itself
            if (body.broken().isPresent()) throw body.broken().get();
            throw problem instanceof HttpFailure told
                    ? told
                    : HttpFailure.malformed("the layer cannot be unpacked");
        }
    }
}
