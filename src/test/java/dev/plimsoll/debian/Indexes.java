package dev.plimsoll.debian;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hand-made indexes for tests. */
final class Indexes {

    static final AptSources.Source BOOKWORM =
            new AptSources.Source(AptSources.Distribution.DEBIAN, "bookworm", List.of("main"));

    private Indexes() {}

    static PackageIndex of(String... files) {
        List<PackageIndex.Offer> offers =
                java.util.Arrays.stream(files)
                        .map(text ->
                                new PackageIndex.Offer(
                                        BOOKWORM,
                                        PackagesFile.parse(text.getBytes(UTF_8)),
                                        PackageIndex.USUAL_PIN))
                        .toList();
        return PackageIndex.of(offers, "amd64");
    }

    /** {@code "a=1 b=2"}. */
    static InstalledPackages installed(String words) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String word : words.split(" ", -1)) {
            if (!word.isEmpty())
                versions.put(
                        word.substring(0, word.indexOf('=')),
                        word.substring(word.indexOf('=') + 1));
        }
        return new InstalledPackages(versions);
    }

    /** Short stanzas: {@code name version; Field: value; …} a line. */
    static String stanzas(String lines) {
        StringBuilder text = new StringBuilder();
        lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    String[] parts = line.split(";", -1);
                    String[] head = parts[0].strip().split(" ", -1);
                    text.append("Package: ")
                            .append(head[0])
                            .append("\nVersion: ")
                            .append(head[1])
                            .append('\n');
                    for (int i = 1; i < parts.length; i++)
                        text.append(parts[i].strip()).append('\n');
                    text.append('\n');
                });
        return text.toString();
    }
}
