package dev.plimsoll.index;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A project's page in HTML: each anchor is a file, its attributes say the rest; PEP 503, 592, 658.
 */
final class SimpleHtml {

    private static final Pattern ANCHOR = Pattern.compile("(?is)<a\\s([^>]*)>([^<]*)</a>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?is)([a-z][a-z0-9-]*)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?");

    private SimpleHtml() {}

    static List<DistributionFile> files(String html, HttpUrl page, PackageName project) {
        List<DistributionFile> files = new ArrayList<>();
        Matcher anchor = ANCHOR.matcher(html);
        while (anchor.find()) {
            String attributes = anchor.group(1);
            Optional<HttpUrl> url = attribute(attributes, "href").map(page::resolve);
            if (url.isEmpty()) continue;
            String name = url.get().pathSegments().getLast();
            Optional<String> hash =
                    Optional.ofNullable(url.get().fragment())
                            .filter(fragment -> fragment.startsWith("sha256="))
                            .map(fragment ->
                                    fragment.substring("sha256=".length())
                                            .toLowerCase(Locale.ROOT));
            files.add(
                    new DistributionFile(
                            project,
                            name,
                            url.get().newBuilder().fragment(null).build().toString(),
                            hash,
                            attribute(attributes, "data-requires-python"),
                            attribute(attributes, "data-yanked").isPresent(),
                            Optional.empty(),
                            attribute(attributes, "data-core-metadata")
                                    .or(() -> attribute(attributes, "data-dist-info-metadata"))
                                    .filter(said -> !said.equals("false"))
                                    .isPresent()));
        }
        return List.copyOf(files);
    }

    private static Optional<String> attribute(String attributes, String wanted) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            if (!attribute.group(1).equalsIgnoreCase(wanted)) continue;
            String value = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
            return Optional.of(value == null ? "" : unescaped(value));
        }
        return Optional.empty();
    }

    private static String unescaped(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
