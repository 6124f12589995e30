package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Contents by git's own hash, many in one request, kept for a while; a key names the repository
 * too, so nothing private crosses over.
 */
final class Blobs {

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** Objects in one query; GitHub ends a query after ten seconds. */
    private static final int MOST_AT_ONCE = 100;

    private final GitHubApi api;
    private final Cache<Key, byte[]> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Key key, byte[] bytes) -> bytes.length + 200)
                    .build();

    Blobs(GitHubApi api) {
        this.api = api;
    }

    private record Key(long repository, String id) {}

    boolean has(Repository repository, String id) {
        return kept.getIfPresent(new Key(repository.id(), id)) != null;
    }

    /** The bytes of a blob, exactly. */
    byte[] read(Repository repository, String id) throws IOException {
        Key key = new Key(repository.id(), id);
        byte[] known = kept.getIfPresent(key);
        if (known != null) return known.clone();
        RestCall call =
                new RestCall(
                        "read a file",
                        "GET",
                        repository.path() + "/git/blobs/" + id,
                        Optional.empty(),
                        "",
                        "application/vnd.github.raw+json");
        Reply reply = api.send(repository.installation(), call);
        if (!reply.isSuccess()) throw new GitHubRefusal(call.purpose(), reply);
        byte[] read = reply.body().toByteArray();
        kept.put(key, read);
        return read.clone();
    }

    /**
     * Reads what these name, as {@code git rev-parse} understands it: an object's hash, or {@code
     * COMMIT:PATH}. What is no text, or not quite the bytes that git has, is left to {@link #read}.
     */
    void readAhead(Repository repository, Collection<String> expressions) throws IOException {
        List<String> wanted =
                expressions.stream().distinct().filter(it -> !has(repository, it)).toList();
        for (int from = 0; from < wanted.size(); from += MOST_AT_ONCE) {
            query(repository, wanted.subList(from, Math.min(wanted.size(), from + MOST_AT_ONCE)));
        }
    }

    private void query(Repository repository, List<String> expressions) throws IOException {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.put("owner", repository.owner()).put("name", repository.name());
        List<String> declared = new ArrayList<>(List.of("$owner: String!", "$name: String!"));
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            declared.add("$e" + i + ": String!");
            variables.put("e" + i, expressions.get(i));
            fields.append(" b%1$d: object(expression: $e%1$d) { ...file }".formatted(i));
        }
        String query =
                "query Blobs(%s) { repository(owner: $owner, name: $name) {%s } }\n"
                                .formatted(String.join(", ", declared), fields)
                        + "fragment file on Blob { oid text isTruncated }";
        JsonNode found =
                api.queryPartly(repository.installation(), "read files", query, variables)
                        .data()
                        .path("repository");
        for (JsonNode blob : found) keep(repository, blob);
    }

    private void keep(Repository repository, JsonNode blob) {
        if (!blob.path("text").isTextual() || blob.path("isTruncated").asBoolean()) return;
        byte[] bytes = blob.path("text").asText().getBytes(StandardCharsets.UTF_8);
        String id = blob.path("oid").asText();
        // GitHub shows text in other encodings as UTF-8, which is not what the file holds
        if (hash(bytes).equals(id)) kept.put(new Key(repository.id(), id), bytes);
    }

    /** Git's name for these bytes. */
    private static String hash(byte[] bytes) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha1.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
