package dev.plimsoll.github;

/**
 * A comment that is there.
 *
 * @param id of the REST API
 * @param node of GraphQL
 * @param mine whether the App wrote it
 */
public record PostedComment(long id, String node, String body, boolean mine) {}
