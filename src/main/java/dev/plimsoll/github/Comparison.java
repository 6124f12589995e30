package dev.plimsoll.github;

/**
 * Where a pull request forked off.
 *
 * @param mergeBase the commit that both sides have last in common
 * @param baseTip the tip of the branch that it goes into
 */
public record Comparison(String mergeBase, String baseTip) {}
