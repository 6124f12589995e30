package dev.plimsoll.github;

import java.util.List;

/**
 * What a pull request changes since it forked off.
 *
 * @param baseTip the commit that the base branch was at
 * @param mergeBase the commit that both sides have last in common
 * @param files the changed files, as many as GitHub lists
 * @param complete false where GitHub may have cut the list off
 */
public record Comparison(
        String baseTip, String mergeBase, List<ChangedFile> files, boolean complete) {}
