package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/** Reads pull requests and what they change. */
public final class PullRequestReads {

    /** GitHub lists no more files of a pull request than this. */
    private static final int MOST_FILES = 3_000;

    private static final int PAGE = 100;
    private static final int LARGEST_CONFIGURATION = 1_000_000;

    private final GitHubApi api;
    private final Blobs blobs;
    private final Map<Long, GitHub> libraries = new ConcurrentHashMap<>();
    private final Map<Repository, GHRepository> repositories = new ConcurrentHashMap<>();

    public PullRequestReads(GitHubApi api) {
        this.api = api;
        this.blobs = new Blobs(this);
    }

    /** Who may do what in a repository. */
    public enum Permission {
        NONE,
        READ,
        WRITE
    }

    public PullRequest pullRequest(Repository repository, int number) throws IOException {
        return translate(repository(repository).getPullRequest(number));
    }

    public List<PullRequest> open(Repository repository) throws IOException {
        List<PullRequest> open = new ArrayList<>();
        for (GHPullRequest one :
                repository(repository)
                        .queryPullRequests()
                        .state(GHIssueState.OPEN)
                        .list()
                        .withPageSize(PAGE)) {
            open.add(translate(one));
        }
        return open;
    }

    public List<ChangedFile> files(Repository repository, int number) throws IOException {
        List<ChangedFile> files = new ArrayList<>();
        for (JsonNode file :
                api.readAll(
                        repository, "list the changed files", "/pulls/" + number + "/files", "")) {
            if (files.size() == MOST_FILES) break;
            Optional<RepositoryPath> path = RepositoryPath.parse(file.path("filename").asText());
            if (path.isEmpty()) continue;
            files.add(
                    new ChangedFile(
                            path.get(),
                            Optional.of(file.path("previous_filename").asText())
                                    .filter(it -> !it.isEmpty())
                                    .flatMap(RepositoryPath::parse),
                            file.path("status").asText().equals("removed"),
                            Optional.of(file.path("patch"))
                                    .filter(JsonNode::isTextual)
                                    .map(JsonNode::asText)));
        }
        return files;
    }

    /** The true merge base: what the payload calls the base is a tip of the past. */
    public Comparison compare(Repository repository, String baseRef, String head)
            throws IOException {
        // one commit a page: the files and the other commits are not wanted
        JsonNode json =
                api.read(
                        repository,
                        "find the merge base",
                        "/compare/" + encoded(baseRef) + "..." + head + "?per_page=1");
        return new Comparison(
                json.at("/merge_base_commit/sha").asText(), json.at("/base_commit/sha").asText());
    }

    /**
     * Everything that a commit holds: one request for the whole tree where it is not too large for
     * that.
     */
    public GitHubSnapshot snapshot(Repository repository, String commit) throws IOException {
        return GitHubSnapshot.of(
                commit,
                new Trees(repository(repository)).read(commit),
                id -> blobs.read(repository, id));
    }

    /** A file at a revision; empty where there is none, or none that we may read. */
    public Optional<SourceFile> file(Repository repository, String revision, RepositoryPath path)
            throws IOException {
        RestCall call =
                new RestCall(
                        "read " + path,
                        "GET",
                        repository.path()
                                + "/contents/"
                                + path
                                + (revision.isEmpty() ? "" : "?ref=" + encoded(revision)),
                        Optional.empty(),
                        "",
                        "application/vnd.github.raw+json");
        Reply reply = api.send(repository.installation(), call);
        if (reply.status() == 404 || reply.status() == 403) return Optional.empty();
        if (!reply.isSuccess()) throw new GitHubRefusal(call.purpose(), reply);
        return reply.body().size() > LARGEST_CONFIGURATION
                ? Optional.empty()
                : Optional.of(SourceFile.decode(path, reply.body().toByteArray()));
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

    byte[] blob(Repository repository, String id) throws IOException {
        try (var in = repository(repository).readBlob(id)) {
            return in.readAllBytes();
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

    private static PullRequest translate(GHPullRequest pull) throws IOException {
        var head = pull.getHead();
        GHRepository headRepository = head.getRepository();
        String author = pull.getUser() == null ? "ghost" : pull.getUser().getLogin();
        return new PullRequest(
                pull.getNumber(),
                pull.getState() == GHIssueState.OPEN,
                pull.isDraft(),
                pull.getBase().getRef(),
                head.getRef(),
                head.getSha(),
                Optional.ofNullable(headRepository).map(GHRepository::getFullName),
                author,
                author.endsWith("[bot]"));
    }

    private static String encoded(String ref) {
        return URLEncoder.encode(ref, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
