package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The recursive changes of one RUN, made where the files come from instead: by flags of COPY, or at
 * the end of the RUN that writes them, whose layer then holds them once.
 */
final class ChangedEarlier {

    /** What is to be edited, or why it must not be. */
    sealed interface Outcome {}

    record Possible(List<Edit> edits) implements Outcome {}

    record Impossible(String why) implements Outcome {}

    private final Set<String> changedBefore = new HashSet<>();
    private final Subject subject;
    private final List<Step> steps;
    private final int at;
    private final List<RecursiveChange> changes;

    private ChangedEarlier(
            Subject subject, List<Step> steps, int at, List<RecursiveChange> changes) {
        this.subject = subject;
        this.steps = steps;
        this.at = at;
        this.changes = changes;
    }

    static ChangedEarlier of(
            Subject subject, List<Step> steps, int at, List<RecursiveChange> changes) {
        return new ChangedEarlier(subject, steps, at, changes);
    }

    /** Whether files of lower layers are written again. */
    boolean copies() {
        return changes.stream()
                .anyMatch(change -> before().visible().anyMatch(group -> isChanged(change, group)));
    }

    private FileSystem before() {
        return steps.get(at - 1).files();
    }

    private boolean isChanged(RecursiveChange change, FileGroup group) {
        return change.touches(group)
                && change.changes(group, steps.get(at))
                && group.uncompressed().bytes() > 0;
    }

    Outcome edits() {
        Set<FileGroup> left =
                new HashSet<>(
                        before().visible()
                                .filter(group ->
                                        changes.stream()
                                                .anyMatch(change -> isChanged(change, group)))
                                .toList());
        ChangeObstacles obstacles = new ChangeObstacles(subject, steps, at, changes);
        List<Edit> edits = new ArrayList<>();
        for (int maker = 0; maker < at; maker++) {
            Step step = steps.get(maker);
            if (!makesLayer(step)) continue;
            List<FileGroup> made = before().layer(step.files().layers() - 1);
            List<FileGroup> changed = made.stream().filter(left::contains).toList();
            if (changed.isEmpty()) continue;
            Optional<String> why = obstacles.first(maker, made);
            if (why.isPresent()) return new Impossible(why.get());
            Optional<Edit> edit =
                    step.instruction() instanceof Instruction.Run
                            ? appended(step, changed)
                            : flagged(step, changed);
            if (edit.isEmpty())
                return new Impossible(
                        "the instruction in line %d has a form that is not edited"
                                .formatted(line(step)));
            edits.add(edit.get());
            changed.forEach(left::remove);
        }
        if (!left.isEmpty()) return new Impossible("some of the files come from the base image");
        edits.addAll(new ShallowChange(subject, steps, at, changes).edits());
        return new Possible(edits);
    }

    private static boolean makesLayer(Step step) {
        return step.instruction() instanceof Instruction.Run
                || step.instruction() instanceof Instruction.Copy
                || step.instruction() instanceof Instruction.Add;
    }

    private Optional<Edit> flagged(Step step, List<FileGroup> changed) {
        for (RecursiveChange change : changes)
            for (FileGroup group : changed)
                roots(change, group).forEach(root -> changedBefore.add(root.value()));
        String flags =
                changes.stream()
                        .flatMap(change -> change.flag().stream())
                        .distinct()
                        .map(flag -> " " + flag)
                        .collect(Collectors.joining());
        return Optional.of(Edit.insert(path(), step.instruction().form().keyword().end(), flags));
    }

    /** The same change of what this RUN wrote, by the folders directly below the changed one. */
    private Optional<Edit> appended(Step step, List<FileGroup> changed) {
        Optional<RunText> text = subject.runText(step);
        if (text.isEmpty() || !text.get().isOneChain()) return Optional.empty();
        List<String> commands = new ArrayList<>();
        for (RecursiveChange change : changes) {
            SortedSet<String> roots = new TreeSet<>();
            changed.stream()
                    .filter(group -> isChanged(change, group))
                    .forEach(
                            group -> roots(change, group).forEach(root -> roots.add(root.value())));
            if (roots.isEmpty()) continue;
            if (!roots.stream().allMatch(ChangedEarlier::isPlain) || !isPlain(change.value()))
                return Optional.empty();
            // not every builder leaves out files that a change finds as they should be; GNU's chown
            // does with --from
            boolean again =
                    change.isOwner()
                            && roots.stream().anyMatch(changedBefore::contains)
                            && ChangeObstacles.isDebian(step);
            commands.add(
                    "%s -R%s %s %s"
                            .formatted(
                                    change.call().name(),
                                    again ? " --from=root:root" : "",
                                    change.value(),
                                    String.join(" ", roots)));
            changedBefore.addAll(roots);
        }
        return commands.isEmpty()
                ? Optional.empty()
                : text.get().append(String.join(" && ", commands));
    }

    static boolean isPlain(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-:+".indexOf(c) >= 0);
    }

    private static Set<ImagePath> roots(RecursiveChange change, FileGroup group) {
        List<ImagePath> all =
                group.isOpaque()
                        ? group.roots()
                        : group.files().stream()
                                .map(file -> ImagePath.of(group.pathOf(file)))
                                .toList();
        Set<ImagePath> roots = new HashSet<>();
        for (ImagePath path : all) {
            for (ImagePath changed : change.paths())
                if (path.isIn(changed)) roots.add(below(changed, path));
        }
        return roots;
    }

    /** The folder directly below {@code folder} on the way to {@code path}. */
    private static ImagePath below(ImagePath folder, ImagePath path) {
        ImagePath at = path;
        while (!at.equals(folder) && !at.parent().equals(folder)) at = at.parent();
        return at;
    }

    private int line(Step step) {
        return step.instruction().line(subject.dockerfile().source());
    }

    private RepositoryPath path() {
        return subject.dockerfile().source().path();
    }
}
