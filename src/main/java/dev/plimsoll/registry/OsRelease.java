package dev.plimsoll.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operating system of an image; os-release(5).
 *
 * @param release the suite's code name, or Alpine's {@code 3.20}
 */
record OsRelease(String id, Optional<String> release) {

    static OsRelease parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals > 0)
                        values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
                });
        String id = values.getOrDefault("ID", "");
        Optional<String> codeName =
                Optional.ofNullable(values.get("VERSION_CODENAME")).filter(name -> !name.isEmpty());
        return new OsRelease(
                id, id.equals("alpine") ? alpine(values.getOrDefault("VERSION_ID", "")) : codeName);
    }

    private static Optional<String> alpine(String version) {
        int second = version.indexOf('.', version.indexOf('.') + 1);
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(second < 0 ? version : version.substring(0, second));
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
