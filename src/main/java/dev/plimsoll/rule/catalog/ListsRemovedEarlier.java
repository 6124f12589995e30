package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The removal of apt's package lists moved up to the RUN that made them, over instructions that
 * have nothing to do with apt.
 */
final class ListsRemovedEarlier {

    /** What cannot ask apt for anything, whatever it is given. */
    private static final Set<String> NOTHING_OF_APT =
            Set.of(
                    "addgroup",
                    "adduser",
                    "cat",
                    "chgrp",
                    "chmod",
                    "chown",
                    "cp",
                    "echo",
                    "find",
                    "groupadd",
                    "ln",
                    "ls",
                    "mkdir",
                    "mv",
                    "printf",
                    "rm",
                    "sed",
                    "tar",
                    "touch",
                    "true",
                    "useradd",
                    "usermod");

    private ListsRemovedEarlier() {}

    /**
     * The removal moved up to where the lists are made.
     *
     * @param hidden what the step {@code last} hides of the layers below
     * @return the edits; empty where more is removed, or what stands between may still read a list
     */
    static Optional<List<Edit>> of(
            Subject subject, List<Step> steps, int first, int last, Set<FileGroup> hidden) {
        Step cleanup = steps.get(last);
        List<FileGroup> lists = steps.get(last - 1).files().select(AptLists.LISTS).groups();
        if (!lists.containsAll(hidden)) return Optional.empty();
        Optional<Call> removal =
                cleanup.calls().stream()
                        .filter(ListsRemovedEarlier::removesLists)
                        .filter(Call::certain)
                        .findFirst();
        if (removal.isEmpty()) return Optional.empty();
        int reader = first;
        for (int at = first; at < last; at++)
            if (AptLists.apt(steps.get(at)).findAny().isPresent()) reader = at;
        boolean inert =
                steps.subList(reader + 1, last).stream().allMatch(ListsRemovedEarlier::isInert);
        if (!inert) return Optional.empty();
        Optional<List<Edit>> made =
                reader == first
                        ? subject.runText(steps.get(first))
                                .filter(RunText::isOneChain)
                                .flatMap(text -> text.append(AptLists.REMOVAL))
                                .map(List::of)
                        : JoinedRuns.of(subject, steps, first, reader)
                                .flatMap(joined -> joined.endingWith(AptLists.REMOVAL));
        if (made.isEmpty()) return Optional.empty();
        List<Edit> edits = new ArrayList<>(made.get());
        // where it cannot be taken out it may stay: it finds nothing to remove
        CommandRemoval.of(subject, cleanup, removal.get()).ifPresent(edits::add);
        return Optional.of(edits);
    }

    private static boolean removesLists(Call call) {
        return call.name().equals("rm")
                && !call.operands().isEmpty()
                && call.operands().stream()
                        .allMatch(path ->
                                path.equals("/var/lib/apt/lists/*")
                                        || path.equals("/var/lib/apt/lists")
                                        || path.equals("/var/lib/apt/lists/"));
    }

    private static boolean isInert(Step step) {
        return !(step.instruction() instanceof Instruction.Run)
                || step.calls().stream()
                        .allMatch(call ->
                                NOTHING_OF_APT.contains(call.name())
                                        || PipCall.of(call).isPresent());
    }
}
