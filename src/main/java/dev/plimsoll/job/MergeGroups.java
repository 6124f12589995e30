package dev.plimsoll.job;

import dev.plimsoll.github.Repository;

/**
 * A merge queue's commit, written as the id of a task: {@code
 * installation/repository/owner/name/head}.
 */
final class MergeGroups {

    private MergeGroups() {}

    record Target(Repository repository, String head) {}

    static String write(Repository repository, String head) {
        return "%d/%d/%s/%s/%s"
                .formatted(
                        repository.installation(),
                        repository.id(),
                        repository.owner(),
                        repository.name(),
                        head);
    }

    static Target read(String id) {
        String[] parts = id.split("/", 5);
        return new Target(
                new Repository(
                        Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]),
                parts[4]);
    }
}
