package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a commit's tree: at once, or by folders where GitHub cuts the whole off. */
record Trees(GitHubApi api, Repository repository) {

    /** Requests for one tree; each gives up to 100,000 entries. */
    private static final int MOST_REQUESTS = 500;

    SortedMap<RepositoryPath, Entry> read(String commit) throws IOException {
        SortedMap<RepositoryPath, Entry> entries = new TreeMap<>();
        add(commit, RepositoryPath.ROOT, entries, new int[] {0});
        return entries;
    }

    private void add(
            String tree,
            RepositoryPath folder,
            SortedMap<RepositoryPath, Entry> entries,
            int[] requests)
            throws IOException {
        JsonNode whole = read(tree, "?recursive=1", requests);
        if (!whole.path("truncated").asBoolean()) {
            for (JsonNode entry : whole.path("tree")) add(entry, folder, entries);
            return;
        }
        // too much for one answer: this folder by itself, and each below it as a whole
        for (JsonNode entry : read(tree, "", requests).path("tree")) {
            Optional<RepositoryPath> path = folder.resolve(entry.path("path").asText());
            if (path.isPresent() && entry.path("type").asText().equals("tree"))
                add(entry.path("sha").asText(), path.get(), entries, requests);
            else add(entry, folder, entries);
        }
    }

    private JsonNode read(String tree, String how, int[] requests) throws IOException {
        if (++requests[0] > MOST_REQUESTS)
            throw new IOException("the repository's tree takes too many requests to read");
        return api.read(repository, "read the tree", "/git/trees/" + tree + how);
    }

    private static void add(
            JsonNode entry, RepositoryPath folder, SortedMap<RepositoryPath, Entry> entries) {
        if (entry.path("type").asText().equals("tree")) return;
        Entry.Kind kind =
                switch (entry.path("mode").asText()) {
                    case "100755" -> Entry.Kind.EXECUTABLE;
                    case "120000" -> Entry.Kind.SYMLINK;
                    case "160000" -> Entry.Kind.SUBMODULE;
                    default -> Entry.Kind.FILE;
                };
        long bytes = kind == Entry.Kind.SUBMODULE ? 0 : entry.path("size").asLong();
        folder.resolve(entry.path("path").asText())
                .ifPresent(path ->
                        entries.put(
                                path,
                                new Entry(
                                        path,
                                        kind,
                                        bytes,
                                        Optional.of(entry.path("sha").asText()))));
    }
}
