package dev.plimsoll.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.http.Bodies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * The table of contents of an eStargz layer: it lists every file with its size; stargz-snapshotter,
 * docs/estargz.md.
 */
final class StargzIndex {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "stargz.index.json";

    private StargzIndex() {}

    /**
     * The sum of the file sizes, from the gzip member that holds the table; empty where it cannot
     * be read.
     */
    static OptionalLong fileBytes(byte[] member) {
        try (InputStream unpacked =
                Bodies.capped(
                        new GZIPInputStream(new ByteArrayInputStream(member)),
                        Limits.TABLE_OF_CONTENTS)) {
            TarReader tar = new TarReader(unpacked);
            Optional<TarEntry> entry = tar.next();
            if (entry.isEmpty() || !entry.get().path().equals(NAME)) return OptionalLong.empty();
            return OptionalLong.of(
                    sum(JSON.readTree(tar.content(entry.get(), Limits.TABLE_OF_CONTENTS))));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static long sum(JsonNode table) {
        long sum = 0;
        for (JsonNode entry : table.path("entries")) {
            String name = entry.path("name").asText("");
            // the format's own files are not seen in a container
            if (name.equals(NAME) || name.endsWith(".prefetch.landmark")) continue;
            switch (entry.path("type").asText("")) {
                case "reg" -> sum += Math.max(0, entry.path("size").asLong());
                case "symlink" ->
                        sum +=
                                entry.path("linkName")
                                        .asText("")
                                        .getBytes(StandardCharsets.UTF_8)
                                        .length;
                default -> {}
            }
        }
        return sum;
    }
}
