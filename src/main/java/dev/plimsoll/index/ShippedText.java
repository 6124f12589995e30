package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the facts that lie in the program's own jar. */
final class ShippedText {

    /** The day of the shipped lists of packages and wheels; facts/README.md. */
    static final LocalDate GATHERED = LocalDate.of(2026, 11, 23);

    private ShippedText() {}

    static byte[] bytes(String name) {
        try (InputStream resource = ShippedText.class.getResourceAsStream("/facts/" + name)) {
            if (resource == null)
                throw new IllegalStateException("the program was packed without facts/" + name);
            return new GZIPInputStream(resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("facts/" + name + " cannot be read", e);
        }
    }

    static Stream<String> lines(String name) {
        return new String(bytes(name), UTF_8).lines();
    }
}
