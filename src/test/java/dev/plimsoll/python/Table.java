package dev.plimsoll.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows of facts, columns separated by tabs; the first line, a comment, names the source. */
final class Table {

    private Table() {}

    static Stream<List<String>> rows(String name) {
        try (InputStream in = Table.class.getResourceAsStream("/python/" + name)) {
            if (in == null) throw new IllegalArgumentException("no table " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
