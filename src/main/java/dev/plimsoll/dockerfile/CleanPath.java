package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** The shortest path that means the same, as Go's {@code filepath.Clean} finds it. */
final class CleanPath {

    private CleanPath() {}

    static String of(String path) {
        boolean rooted = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) continue;
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!up || !rooted) {
                parts.add(part);
            }
        }
        String joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }
}
