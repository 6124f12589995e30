package dev.plimsoll.python.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.Marker;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the formats share: trees of TOML or JSON, file names, hashes. */
final class LockText {

    /** The largest lock files of large monorepos are near 5 MB. */
    private static final int MAX_CHARACTERS = 32 << 20;

    private static final TomlMapper TOML = new TomlMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHA256 = "sha256:";

    private LockText() {}

    static Optional<JsonNode> toml(String text) {
        return read(TOML, text);
    }

    static Optional<JsonNode> json(String text) {
        return read(JSON, text);
    }

    private static Optional<JsonNode> read(ObjectMapper mapper, String text) {
        if (text.length() > MAX_CHARACTERS) return Optional.empty();
        try {
            return Optional.ofNullable(mapper.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> text(one).ifPresent(texts::add));
        return texts;
    }

    /** Normalized, as names of extras and groups are compared. */
    static List<String> names(JsonNode list) {
        return texts(list).stream().map(name -> PackageName.of(name).value()).toList();
    }

    /** A marker that cannot be read says nothing. */
    static Optional<Marker> marker(JsonNode value) {
        return text(value).filter(text -> !text.isBlank()).flatMap(Marker::parse);
    }

    /** The last name of an address or path, unescaped as far as file names need it. */
    static String lastName(String place) {
        String path = place;
        for (char end : new char[] {'?', '#'}) {
            int at = path.indexOf(end);
            if (at >= 0) path = path.substring(0, at);
        }
        return path.substring(path.lastIndexOf('/') + 1).replace("%2B", "+").replace("%2b", "+");
    }

    /**
     * The wheels and the sdist of a package's table, each named by its {@code nameKey}, else by the
     * end of its address or path.
     */
    static List<DistributionFile> files(
            PackageName project,
            JsonNode table,
            String nameKey,
            Function<JsonNode, Optional<String>> hash) {
        List<JsonNode> said = new ArrayList<>();
        table.path("wheels").forEach(said::add);
        if (table.has("sdist")) said.add(table.path("sdist"));
        List<DistributionFile> files = new ArrayList<>();
        for (JsonNode file : said) {
            String name =
                    text(file.path(nameKey))
                            .or(() -> text(file.path("url")))
                            .or(() -> text(file.path("path")))
                            .map(LockText::lastName)
                            .orElse("");
            file(project, name, hash.apply(file), file.path("size")).ifPresent(files::add);
        }
        return files;
    }

    /** A file of a lock file: its name and hash are believed, where it lies is for the index. */
    static Optional<DistributionFile> file(
            PackageName project, String filename, Optional<String> hash, JsonNode size) {
        boolean known =
                filename.endsWith(".whl")
                        || filename.endsWith(".tar.gz")
                        || filename.endsWith(".zip")
                        || filename.endsWith(".tar.bz2");
        if (!known) return Optional.empty();
        return Optional.of(
                new DistributionFile(
                        project,
                        filename,
                        "",
                        hash.filter(one -> one.startsWith(SHA256))
                                .map(one ->
                                        one.substring(SHA256.length()).toLowerCase(Locale.ROOT)),
                        Optional.empty(),
                        false,
                        size.isIntegralNumber() && size.asLong() > 0
                                ? Optional.of(size.asLong())
                                : Optional.empty(),
                        true));
    }

    /** Whether an address is PyPI's own index. */
    static boolean isPublic(String url) {
        String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return plain.equals("https://pypi.org/simple")
                || plain.equals("https://pypi.python.org/simple")
                || plain.equals("https://pypi.org");
    }

    static Pinned.Source index(String url) {
        return url.isEmpty() || isPublic(url)
                ? new Pinned.PublicIndex()
                : new Pinned.OtherIndex(url);
    }
}
