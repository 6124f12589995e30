package dev.plimsoll.index;

import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headers of a METADATA file; core metadata specification. */
final class MetadataText {

    private MetadataText() {}

    /** Empty where name or version is missing. */
    static Optional<CoreMetadata> parse(String text) {
        String name = "";
        String version = "";
        Optional<String> requiresPython = Optional.empty();
        List<String> requires = new ArrayList<>();
        for (String header : headers(text)) {
            int colon = header.indexOf(':');
            if (colon < 0) continue;
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "name" -> name = value;
                case "version" -> version = value;
                case "requires-python" -> requiresPython = Optional.of(value);
                case "requires-dist" -> requires.add(value);
                default -> {}
            }
        }
        if (name.isEmpty() || version.isEmpty()) return Optional.empty();
        return Optional.of(
                new CoreMetadata(
                        PackageName.of(name), version, requiresPython, List.copyOf(requires)));
    }

    /** Header lines up to the first blank one, folded lines joined (RFC 822). */
    static List<String> headers(String text) {
        List<String> headers = new ArrayList<>();
        for (String line : text.lines().toList()) {
            // a folded line may be blank, as in licences that are quoted whole; only an empty one
            // ends the headers
            if (line.isEmpty()) break;
            if (Character.isWhitespace(line.charAt(0)) && !headers.isEmpty())
                headers.set(headers.size() - 1, headers.getLast() + " " + line.strip());
            else headers.add(line);
        }
        return headers;
    }
}
