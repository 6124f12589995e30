package dev.plimsoll.github;

/**
 * A thread on lines of a pull request that a comment of ours began.
 *
 * @param id of GraphQL
 * @param resolved by whomever
 * @param resolvedByUs whether it was us
 * @param resolvable whether we have the right to
 * @param hidden whether its first comment is minimised
 * @param hideable whether we have the right to
 * @param first its first comment
 */
public record ReviewThread(
        String id,
        boolean resolved,
        boolean resolvedByUs,
        boolean resolvable,
        boolean hidden,
        boolean hideable,
        PostedComment first) {}
