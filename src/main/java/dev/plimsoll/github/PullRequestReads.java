package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/** Reads pull requests and what they change. */
public final class PullRequestReads {

    /** GitHub lists no more files of a pull request than this. */
    private static final int MOST_FILES = 3_000;

    /** A comparison lists no more files than this, on no page. */
    private static final int MOST_COMPARED = 300;

    /** Installations and repositories that need not be looked up again. */
    private static final int MOST_KEPT = 1_000;

    private final GitHubApi api;
    private final Blobs blobs;
    private final Map<Long, GitHub> libraries =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).<Long, GitHub>build().asMap();
    private final Map<Repository, GHRepository> repositories =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).<Repository, GHRepository>build().asMap();

    public PullRequestReads(GitHubApi api) {
        this.api = api;
        this.blobs = new Blobs(api);
    }

    /** Who may do what in a repository. */
    public enum Permission {
        NONE,
        READ,
        WRITE
    }

    /**
     * The true merge base and what changed since: what a payload calls the base is a tip of the
     * past. Lists that GitHub cuts off are read page by page.
     */
    public Comparison compare(Repository repository, int number, String base, String head)
            throws IOException {
        // one commit a page: only the files are wanted, and all that it gives come on the first
        JsonNode json =
                api.read(
                        repository,
                        "find the merge base",
                        "/compare/" + base + "..." + head + "?per_page=1");
        List<ChangedFile> files = new ArrayList<>();
        json.path("files").forEach(file -> changed(file).ifPresent(files::add));
        String tip = json.at("/base_commit/sha").asText();
        String mergeBase = json.at("/merge_base_commit/sha").asText();
        if (json.path("files").size() < MOST_COMPARED)
            return new Comparison(tip, mergeBase, files, true);
        List<ChangedFile> listed = files(repository, number);
        return new Comparison(tip, mergeBase, listed, listed.size() < MOST_FILES);
    }

    /** The changed files of a pull request, page by page. */
    public List<ChangedFile> files(Repository repository, int number) throws IOException {
        List<ChangedFile> files = new ArrayList<>();
        for (JsonNode file :
                api.readAll(
                        repository, "list the changed files", "/pulls/" + number + "/files", "")) {
            if (files.size() == MOST_FILES) break;
            changed(file).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<ChangedFile> changed(JsonNode file) {
        return RepositoryPath.parse(file.path("filename").asText())
                .map(path ->
                        new ChangedFile(
                                path,
                                Optional.of(file.path("previous_filename").asText())
                                        .filter(it -> !it.isEmpty())
                                        .flatMap(RepositoryPath::parse),
                                file.path("status").asText().equals("removed"),
                                Optional.of(file.path("patch"))
                                        .filter(JsonNode::isTextual)
                                        .map(JsonNode::asText)));
    }

    /** Everything that a commit holds. */
    public GitHubSnapshot snapshot(Repository repository, String commit) throws IOException {
        return GitHubSnapshot.of(
                commit, new Trees(api, repository).read(commit), new Contents(repository));
    }

    /** Reads files ahead, each named by a blob's hash or as {@code COMMIT:PATH}. */
    public void readAhead(Repository repository, List<String> expressions) throws IOException {
        blobs.readAhead(repository, expressions);
    }

    private final class Contents implements GitHubSnapshot.Contents {

        private final Repository repository;

        Contents(Repository repository) {
            this.repository = repository;
        }

        @Override
        public byte[] read(String id) throws IOException {
            return blobs.read(repository, id);
        }

        @Override
        public boolean has(String id) {
            return blobs.has(repository, id);
        }

        @Override
        public void readAhead(List<String> ids) throws IOException {
            blobs.readAhead(repository, ids);
        }
    }

    public Permission permission(Repository repository, String login) throws IOException {
        try {
            return switch (repository(repository).getPermission(login)) {
                case ADMIN, WRITE -> Permission.WRITE;
                case READ -> Permission.READ;
                case NONE, UNKNOWN -> Permission.NONE;
            };
        } catch (GHFileNotFoundException e) {
            return Permission.NONE;
        }
    }

    private GHRepository repository(Repository repository) throws IOException {
        GHRepository known = repositories.get(repository);
        if (known != null) return known;
        GHRepository read = library(repository.installation()).getRepository(repository.fullName());
        repositories.put(repository, read);
        return read;
    }

    private GitHub library(long installation) throws IOException {
        GitHub known = libraries.get(installation);
        if (known != null) return known;
        String address = api.endpoint().url().toString();
        GitHub made =
                new GitHubBuilder()
                        .withEndpoint(address.substring(0, address.length() - 1))
                        .withConnector(new KohsukeConnector(api, installation))
                        .build();
        libraries.put(installation, made);
        return made;
    }
}
