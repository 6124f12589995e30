package dev.plimsoll.github;

import java.io.IOException;
import java.util.Optional;

/**
 * GitHub understood and said no: a missing permission, something that is not there, or a request
 * that it does not take.
 */
public final class GitHubRefusal extends IOException {

    private static final long serialVersionUID = 1;
    private final int status;
    private final String said;

    GitHubRefusal(String purpose, Reply reply) {
        super(
                "tried to %s but GitHub said %d: %s%s"
                        .formatted(purpose, reply.status(), reply.message(), wanted(reply)));
        this.status = reply.status();
        this.said = reply.message();
    }

    GitHubRefusal(String purpose, String said) {
        this(purpose, said, "");
    }

    /** {@code type} is GraphQL's word for the kind of error, where it says one. */
    GitHubRefusal(String purpose, String said, String type) {
        super("tried to %s but GitHub said: %s".formatted(purpose, said));
        this.status = type.equals("NOT_FOUND") ? 404 : type.equals("FORBIDDEN") ? 403 : 200;
        this.said = said;
    }

    /** A part of the state was refused when it was read. */
    public static GitHubRefusal lacking(String purpose) {
        return new GitHubRefusal(purpose, "Resource not accessible by integration", "FORBIDDEN");
    }

    public int status() {
        return status;
    }

    /** GitHub's own words. */
    public String said() {
        return said;
    }

    /**
     * Whether the App lacks a permission for this, so that asking again does not help but other
     * things may go on.
     */
    public boolean isForbidden() {
        return status == 403 || said.contains("Resource not accessible by integration");
    }

    public boolean isNotFound() {
        return status == 404 || status == 410;
    }

    public boolean isInvalid() {
        return status == 422;
    }

    private static String wanted(Reply reply) {
        Optional<String> permissions = reply.header("x-accepted-github-permissions");
        return permissions.map(it -> " (it wants " + it + ")").orElse("");
    }
}
