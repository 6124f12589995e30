package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Step;
import dev.plimsoll.build.Users;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
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

    /** Users and groups that Debian's base-passwd makes. */
    private static final Set<String> DEBIAN_NAMES =
            Set.of("root", "nobody", "nogroup", "www-data", "daemon");

    private static final Set<String> ACCOUNT_PROGRAMS =
            Set.of("useradd", "groupadd", "adduser", "addgroup", "usermod");

    /** Beyond this the recursive change stays: it is shorter, and free where nothing changes. */
    private static final int MOST_FOLDERS = 5;

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
        List<Edit> edits = new ArrayList<>();
        for (int maker = 0; maker < at; maker++) {
            Step step = steps.get(maker);
            if (!makesLayer(step)) continue;
            List<FileGroup> made = before().layer(step.files().layers() - 1);
            List<FileGroup> changed = made.stream().filter(left::contains).toList();
            if (changed.isEmpty()) continue;
            Optional<String> why = whyNot(maker, made);
            if (why.isPresent()) return new Impossible(why.get());
            Optional<Edit> edit =
                    step.instruction() instanceof Instruction.Run
                            ? appended(step, changed)
                            : flagged(step);
            if (edit.isEmpty())
                return new Impossible(
                        "the instruction in line %d has a form that is not edited"
                                .formatted(line(step)));
            edits.add(edit.get());
            changed.forEach(left::remove);
        }
        if (!left.isEmpty()) return new Impossible("some of the files come from the base image");
        edits.addAll(shallow());
        return new Possible(edits);
    }

    private static boolean makesLayer(Step step) {
        return step.instruction() instanceof Instruction.Run
                || step.instruction() instanceof Instruction.Copy
                || step.instruction() instanceof Instruction.Add;
    }

    private Optional<String> whyNot(int maker, List<FileGroup> made) {
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
                && add.sources().stream().map(Word::text).anyMatch(ChangedEarlier::isArchive)) {
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

    private static boolean isDebian(Step step) {
        return step.states()
                .base()
                .map(BaseImage::inventory)
                .flatMap(answer -> answer.asOptional())
                .map(Inventory::osId)
                .filter(id -> id.equals("debian") || id.equals("ubuntu"))
                .isPresent();
    }

    private Optional<Edit> flagged(Step step) {
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
                            && isDebian(step);
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

    private static boolean isPlain(String word) {
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

    /**
     * What stays of the change: the folders' own, which weigh nothing. Where more than files of
     * known instructions may lie there it stays as it is: a builder leaves out what does not
     * change.
     */
    private List<Edit> shallow() {
        boolean known =
                steps.subList(0, at + 1).stream()
                        .allMatch(step -> step.layer().unknown().isEmpty());
        boolean alone =
                steps.get(at).calls().stream()
                        .allMatch(call ->
                                ACCOUNT_PROGRAMS.contains(call.name())
                                        || RecursiveChange.of(call).isPresent());
        List<Edit> edits = new ArrayList<>();
        if (!known || !alone) return edits;
        for (RecursiveChange change : changes) {
            Optional<Call.Argument> option =
                    change.call().arguments().stream()
                            .filter(word ->
                                    word.value().equals("-R") || word.value().equals("--recursive"))
                            .findFirst();
            List<String> folders = emptyFolders(change);
            Call.Argument last = change.call().arguments().getLast();
            boolean edited =
                    change.isOwner()
                            && change.call().editable()
                            && option.isPresent()
                            && option.get().written()
                            && last.written();
            if (!edited
                    || folders.size() > MOST_FOLDERS
                    || !folders.stream().allMatch(ChangedEarlier::isPlain)) continue;
            int start = option.get().range().start();
            edits.add(
                    Edit.delete(
                            path(), new TextRange(start, afterBlank(option.get().range().end()))));
            if (!folders.isEmpty())
                edits.add(Edit.insert(path(), last.range().end(), " " + String.join(" ", folders)));
        }
        return edits;
    }

    /**
     * Folders below the changed ones that instructions made by themselves, and those on the way to
     * them.
     */
    private List<String> emptyFolders(RecursiveChange change) {
        SortedSet<String> folders = new TreeSet<>();
        for (ImagePath path : change.paths()) {
            before().folders().stream()
                    .filter(folder -> folder.isIn(path))
                    .forEach(folder -> {
                        for (ImagePath at = folder; !at.equals(path); at = at.parent())
                            folders.add(at.value());
                    });
        }
        return List.copyOf(folders);
    }

    private int afterBlank(int offset) {
        String text = subject.dockerfile().source().text();
        int end = offset;
        while (end < text.length() && text.charAt(end) == ' ') end++;
        return end;
    }

    private int line(Step step) {
        return step.instruction().line(subject.dockerfile().source());
    }

    private RepositoryPath path() {
        return subject.dockerfile().source().path();
    }
}
