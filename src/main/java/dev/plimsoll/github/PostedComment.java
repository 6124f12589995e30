package dev.plimsoll.github;

/**
 * A comment of ours that is there.
 *
 * @param id of the REST API
 * @param node of GraphQL
 */
public record PostedComment(long id, String node, String body) {}
