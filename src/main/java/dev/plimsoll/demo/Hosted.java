package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the double remembers besides git; guarded by its own lock. Objects are kept in the API's own
 * JSON.
 */
final class Hosted {

    private final AtomicLong ids = new AtomicLong(1_000);

    final Map<String, HostedRepository> repositories = new HashMap<>();
    final Map<String, ObjectNode> pulls = new HashMap<>();
    final List<ObjectNode> checks = new ArrayList<>();
    final List<ObjectNode> reviews = new ArrayList<>();
    final List<ObjectNode> reviewComments = new ArrayList<>();
    final List<ObjectNode> issueComments = new ArrayList<>();
    final List<ObjectNode> reactions = new ArrayList<>();
    final Map<String, String> collaborators = new HashMap<>();
    final Set<String> missingPermissions = new TreeSet<>();

    /** By the first comment, with who resolved it. */
    final Map<Long, String> resolvedThreads = new TreeMap<>();

    final Set<String> hidden = new TreeSet<>();

    /** By their whole names. */
    final Set<String> archived = new TreeSet<>();

    /** Commits that the App made. */
    final Set<String> commitsByUs = new TreeSet<>();

    /** Whether the owner took the App off everything. */
    boolean uninstalled;

    final Set<String> protectedBranches = new TreeSet<>();

    /** Trees with more entries than this are cut off; GitHub's own limit is 100,000. */
    int largestTree = 100_000;

    long nextId() {
        return ids.incrementAndGet();
    }

    HostedRepository repository(String owner, String name) {
        HostedRepository found = repositories.get(owner + "/" + name);
        if (found == null) throw Refused.notFound();
        return found;
    }

    HostedRepository repository(JsonNode variables) {
        return repository(variables.path("owner").asText(), variables.path("name").asText());
    }

    ObjectNode pull(HostedRepository repository, int number) {
        ObjectNode found = pulls.get(repository.fullName() + "#" + number);
        if (found == null) throw Refused.notFound();
        return found;
    }

    /** What a call needs; without it GitHub says 403. */
    void mustHave(String permission) {
        if (missingPermissions.contains(permission)) throw Refused.forbidden();
    }
}
