package dev.plimsoll.demo;

import java.util.Map;

/**
 * Something that goes wrong once.
 *
 * @param method of the request that it happens to; empty for any
 * @param path that the request's path must contain
 * @param status what is answered
 * @param afterwards whether the request has had its effect before
 */
public record Fault(
        String method,
        String path,
        int status,
        String message,
        Map<String, String> headers,
        boolean afterwards) {

    /** The server breaks after it has done what was asked. */
    public static Fault brokenAfter(String method, String path) {
        return new Fault(method, path, 502, "Server Error", Map.of(), true);
    }

    /** A secondary limit that names no time, told by its words alone. */
    public static Fault secondaryLimit(String method, String path) {
        return new Fault(
                method, path, 403, "You have exceeded a secondary rate limit", Map.of(), false);
    }

    public static Fault retryAfter(String method, String path, int seconds) {
        return new Fault(
                method,
                path,
                429,
                "Too many requests",
                Map.of("Retry-After", Integer.toString(seconds)),
                false);
    }

    /** The limit of GraphQL's own points, told with 200. */
    public static Fault queryLimit(int seconds) {
        return new Fault(
                "POST",
                "/graphql",
                200,
                "API rate limit already exceeded for installation ID 77.",
                Map.of("Retry-After", Integer.toString(seconds)),
                false);
    }

    public static Fault status(String method, String path, int status) {
        return new Fault(method, path, status, "Server Error", Map.of(), false);
    }

    boolean hits(String itsMethod, String itsPath) {
        return (method.isEmpty() || method.equals(itsMethod)) && itsPath.contains(path);
    }
}
