package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What stays of recursive changes whose files are changed earlier: the folders' own. */
final class ShallowChange {

    private static final Set<String> ACCOUNT_PROGRAMS =
            Set.of("useradd", "groupadd", "adduser", "addgroup", "usermod");

    /** Beyond this the recursive change stays: it is shorter, and free where nothing changes. */
    private static final int MOST_FOLDERS = 5;

    private final Subject subject;
    private final List<Step> steps;
    private final int at;
    private final List<RecursiveChange> changes;

    /**
     * @param at the RUN of the changes among the steps
     */
    ShallowChange(Subject subject, List<Step> steps, int at, List<RecursiveChange> changes) {
        this.subject = subject;
        this.steps = steps;
        this.at = at;
        this.changes = changes;
    }

    /**
     * What stays of the change: the folders' own, which weigh nothing. Where more than files of
     * known instructions may lie there it stays as it is: a builder leaves out what does not
     * change.
     */
    List<Edit> edits() {
        boolean known =
                steps.subList(0, at + 1).stream()
                        .allMatch(step -> step.layer().unknown().isEmpty());
        boolean alone =
                steps.get(at).calls().stream()
                        .allMatch(call ->
                                ACCOUNT_PROGRAMS.contains(call.name())
                                        || RecursiveChange.of(call).isPresent());
        List<Edit> edits = new ArrayList<>();
        RepositoryPath path = subject.dockerfile().source().path();
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
                            path, new TextRange(start, afterBlank(option.get().range().end()))));
            if (!folders.isEmpty())
                edits.add(Edit.insert(path, last.range().end(), " " + String.join(" ", folders)));
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
            steps.get(at - 1).files().folders().stream()
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
}
