package dev.plimsoll.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The small application of the demo, before and after its pull request; it lies in {@code
 * src/demo}.
 */
final class DemoRepository {

    private DemoRepository() {}

    /** Texts by path of {@code base} or {@code change}. */
    static Map<String, String> texts(String side) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        String prefix = side + "/";
        for (String file : (Iterable<String>) read("files.txt").lines()::iterator) {
            if (file.startsWith(prefix)) texts.put(file.substring(prefix.length()), read(file));
        }
        return texts;
    }

    private static String read(String name) throws IOException {
        try (InputStream in = DemoRepository.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) throw new IOException("the program lacks its demo's " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
