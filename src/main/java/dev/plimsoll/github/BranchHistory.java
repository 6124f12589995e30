package dev.plimsoll.github;

import java.util.List;

/**
 * What must be known before a commit is made on a branch.
 *
 * @param isDefault whether it is the repository's default branch
 * @param isProtected whether rules guard it
 * @param messages of its last commits, the newest first
 * @param app how commits of the App name it, as {@code NAME <ADDRESS>}
 * @param actor how the person who asked is named, in the same way
 */
public record BranchHistory(
        boolean isDefault, boolean isProtected, List<String> messages, String app, String actor) {}
