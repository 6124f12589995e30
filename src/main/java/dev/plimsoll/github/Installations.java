package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the App is installed, as GitHub lists it. */
public final class Installations {

    private static final int PAGE = 100;

    /** Of 100 items each; a longer list is not read to its end. */
    private static final int MOST_PAGES = 50;

    private final GitHubApi api;

    public Installations(GitHubApi api) {
        this.api = api;
    }

    /**
     * A list that GitHub gave.
     *
     * @param complete whether it was read to its end, so that what it lacks is gone
     */
    public record Listed<T>(List<T> items, boolean complete) {}

    /** One installation; one that is suspended answers nothing. */
    public record Installation(long id, boolean suspended) {}

    public Listed<Installation> all() throws IOException {
        List<Installation> found = new ArrayList<>();
        Optional<String> next = Optional.of("app/installations?per_page=" + PAGE);
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            Reply reply = api.tokens().askAsApp("list the installations", "GET", next.get());
            for (JsonNode one : reply.json())
                found.add(
                        new Installation(
                                one.path("id").asLong(), one.path("suspended_at").isTextual()));
            next = reply.next();
        }
        return new Listed<>(List.copyOf(found), next.isEmpty());
    }

    /** The repositories of one. */
    public Listed<Repository> repositories(long installation) throws IOException {
        String purpose = "list the installation's repositories";
        List<Repository> found = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            String path = "installation/repositories?per_page=" + PAGE + "&page=" + page;
            Reply reply = api.send(installation, RestCall.get(purpose, path));
            if (!reply.isSuccess()) throw new GitHubRefusal(purpose, reply);
            JsonNode items = reply.json().path("repositories");
            found.addAll(InstallationEvents.list(items, installation));
            if (items.size() < PAGE) return new Listed<>(List.copyOf(found), true);
        }
        return new Listed<>(List.copyOf(found), false);
    }
}
