package dev.plimsoll.job;

import dev.plimsoll.github.GitHubRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the App's permissions allow; what they do not is told once, and the rest goes on. */
final class Permissions {

    private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);

    private final String where;
    private final List<String> lacking = new ArrayList<>();

    Permissions(String where) {
        this.where = where;
    }

    /** Something that needs a permission. */
    interface Part {
        void run() throws IOException;
    }

    /** Whether it was permitted. */
    boolean attempt(String what, Part part) throws IOException {
        try {
            part.run();
            return true;
        } catch (GitHubRefusal refusal) {
            if (!refusal.isForbidden()) throw refusal;
            LOG.warn("{}: may not {}: {}", where, what, refusal.getMessage());
            lacking.add("I may not " + what + ": the App lacks a permission for it.");
            return false;
        }
    }

    /** A sentence for each thing that was not permitted. */
    List<String> lacking() {
        return List.copyOf(lacking);
    }
}
