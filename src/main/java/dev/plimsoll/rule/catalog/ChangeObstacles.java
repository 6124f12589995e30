package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Step;
import dev.plimsoll.build.Users;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keeps a recursive change from being made where the files come from. */
final class ChangeObstacles {

    /** Users and groups that Debian's base-passwd makes. */
    private static final Set<String> DEBIAN_NAMES =
            Set.of("root", "nobody", "nogroup", "www-data", "daemon");

    private final Subject subject;
    private final List<Step> steps;
    private final int at;
    private final List<RecursiveChange> changes;

    /**
     * @param at the RUN of the changes among the steps
     */
    ChangeObstacles(Subject subject, List<Step> steps, int at, List<RecursiveChange> changes) {
        this.subject = subject;
        this.steps = steps;
        this.at = at;
        this.changes = changes;
    }

    /**
     * The first, as a sentence.
     *
     * @param maker the step that makes the files
     */
    Optional<String> first(int maker, List<FileGroup> made) {
        Step step = steps.get(maker);
        boolean run = step.instruction() instanceof Instruction.Run;
        for (RecursiveChange change : changes) {
            Optional<String> missing =
                    change.names().filter(name -> !exists(name, maker)).findFirst();
            if (missing.isPresent())
                return Optional.of(
                        "the user or group of the change does not exist yet in line %d, where the files are made"
                                .formatted(line(step)));
            if (!change.call().certain())
                return Optional.of("the change is made under a condition");
            if (!run && change.flag().isEmpty())
                return Optional.of("COPY has no flag that says the same");
            boolean partly =
                    made.stream().anyMatch(group -> !change.reaches(group))
                            && made.stream().anyMatch(change::touches);
            if (!run && partly)
                return Optional.of(
                        "line %d also brings files that are not changed".formatted(line(step)));
        }
        if (!run
                && step.instruction().flags().stream()
                        .anyMatch(flag -> Set.of("chown", "chmod", "link").contains(flag.name()))) {
            return Optional.of(
                    "line %d has flags that it would conflict with".formatted(line(step)));
        }
        if (run && !step.user().equals("root"))
            return Optional.of("line %d does not run as root".formatted(line(step)));
        if (step.instruction() instanceof Instruction.Add add
                && add.sources().stream().map(Word::text).anyMatch(ChangeObstacles::isArchive)) {
            return Optional.of("line %d unpacks an archive".formatted(line(step)));
        }
        boolean git =
                steps.subList(maker + 1, at).stream()
                        .flatMap(each -> each.calls().stream())
                        .anyMatch(call -> call.name().equals("git"));
        return git
                ? Optional.of(
                        "a RUN in between calls git, which works in folders of its own user only")
                : Optional.empty();
    }

    private static boolean isArchive(String source) {
        return source.contains("://")
                || source.contains(".tar")
                || source.endsWith(".tgz")
                || source.endsWith(".gz")
                || source.endsWith(".xz")
                || source.endsWith(".bz2");
    }

    private boolean exists(String name, int maker) {
        if (name.equals("root")) return true;
        Users users =
                (steps.get(maker).instruction() instanceof Instruction.Run || maker == 0
                                ? steps.get(maker)
                                : steps.get(maker - 1))
                        .states()
                        .get(Users.KEY);
        if (users.users().containsKey(name) || users.groups().containsKey(name)) return true;
        return DEBIAN_NAMES.contains(name) && isDebian(steps.get(maker));
    }

    static boolean isDebian(Step step) {
        return step.states()
                .base()
                .map(BaseImage::inventory)
                .flatMap(answer -> answer.asOptional())
                .map(Inventory::osId)
                .filter(id -> id.equals("debian") || id.equals("ubuntu"))
                .isPresent();
    }

    private int line(Step step) {
        return step.instruction().line(subject.dockerfile().source());
    }
}
