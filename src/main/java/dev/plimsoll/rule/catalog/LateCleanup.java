package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A RUN removes files that an earlier instruction made: they are hidden, and their bytes stay in
 * the layer below.
 *
 * <h2>Stays silent</h2>
 *
 * on files of the base image, which no instruction here can take away, and where it is not known
 * what is removed.
 */
final class LateCleanup implements Rule {

    private static final RuleId ID = new RuleId("late-cleanup");

    /** A finding that saves less is silent anyhow; the contract of the JSON report. */
    private static final long LEAST_BYTES = 50_000;

    private static final Set<String> REMOVERS =
            Set.of("rm", "find", "xargs", "apt-mark", "apt-get", "apt", "unlink", "rmdir");

    /** From the step that makes files to the last one that removes some of them. */
    private record Span(int first, int last) {
        boolean meets(Span other) {
            return first <= other.last && other.first <= last;
        }

        Span with(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        List<Step> steps = subject.shippedSteps();
        List<Span> spans = new ArrayList<>();
        for (int last = 1; last < steps.size(); last++) {
            if (steps.get(last).instruction() instanceof Instruction.Run)
                maker(steps, last).ifPresent(spans::add);
        }
        return merged(spans).stream().flatMap(span -> examine(subject, steps, span));
    }

    private static Stream<Verdict> examine(Subject subject, List<Step> steps, Span span) {
        RepositoryPath path = subject.dockerfile().source().path();
        TextRange range = steps.get(span.last).instruction().range();
        Optional<JoinedRuns> joined = JoinedRuns.of(subject, steps, span.first, span.last);
        if (joined.isPresent()) {
            TextRange all = steps.get(span.first).instruction().range().span(range);
            return Stream.of(
                    new Verdict.Finding(
                            ID,
                            path,
                            all,
                            "files are removed in a later instruction than the one that made them, which saves nothing; make and remove them in one.",
                            Optional.of(Fix.safe(joined.get().edits()))));
        }
        Optional<Verdict> mounted =
                CopiedForOneRun.of(subject, steps, span.first, span.last)
                        .map(edits ->
                                new Verdict.Finding(
                                        ID,
                                        path,
                                        steps.get(span.first).instruction().range().span(range),
                                        "files are copied for one RUN and removed by it, which saves nothing; mount them for that RUN instead.",
                                        Optional.of(Fix.safe(edits))));
        if (mounted.isPresent()) return mounted.stream();
        Optional<List<Edit>> moved =
                ListsRemovedEarlier.of(
                        subject, steps, span.first, span.last, hidden(steps, span.last));
        if (moved.isPresent())
            return Stream.of(
                    new Verdict.Finding(
                            ID,
                            path,
                            range,
                            "apt's package lists are removed in a later instruction than the one that made them, which saves nothing; remove them there.",
                            Optional.of(Fix.safe(moved.get()))));
        if (isGuess(steps.get(span.last))) return Stream.empty();
        int madeIn =
                subject.dockerfile()
                        .source()
                        .lineAt(steps.get(span.first).instruction().range().start());
        String why =
                JoinedRuns.whyNot(subject, steps, span.first, span.last)
                        .orElse("they cannot be joined");
        return Stream.of(
                new Verdict.Finding(
                        ID,
                        path,
                        range,
                        "removes files that line %d made, which saves nothing: they stay in the layer below."
                                .formatted(madeIn),
                        Optional.empty()),
                new Verdict.Refusal(
                        ID,
                        path,
                        range,
                        "the cleanup cannot move to line %d, where the files are made: %s"
                                .formatted(madeIn, why)));
    }

    /** Whether what the RUN removes is only known to be among what its words may mean. */
    private static boolean isGuess(Step step) {
        return step.calls().stream()
                .filter(call -> REMOVERS.contains(call.name()))
                .anyMatch(call -> call.arguments().stream().anyMatch(word -> !word.known()));
    }

    /** Bytes that were there before a step, and are not after it. */
    private static long removed(FileSystem before, FileSystem after) {
        long written =
                after.layers() > before.layers() ? bytes(after.layer(after.layers() - 1)) : 0;
        return bytes(before.visible().toList()) + written - bytes(after.visible().toList());
    }

    private static long bytes(List<FileGroup> groups) {
        return groups.stream().mapToLong(group -> group.uncompressed().bytes()).sum();
    }

    /** From the earliest of this Dockerfile's steps whose files this step hides. */
    private static Optional<Span> maker(List<Step> steps, int at) {
        if (removed(steps.get(at - 1).files(), steps.get(at).files()) < LEAST_BYTES)
            return Optional.empty();
        Set<FileGroup> hidden = hidden(steps, at);
        for (int maker = 0; maker < at; maker++) {
            FileSystem made = steps.get(maker).files();
            boolean makesLayer =
                    made.layers() > (maker == 0 ? 0 : steps.get(maker - 1).files().layers());
            if (makesLayer
                    && isBuilt(steps.get(maker))
                    && hides(made.layer(made.layers() - 1), hidden))
                return Optional.of(new Span(maker, at));
        }
        return Optional.empty();
    }

    /** What was there before this step and is not after it. */
    private static Set<FileGroup> hidden(List<Step> steps, int at) {
        FileSystem before = steps.get(at - 1).files();
        FileSystem after = steps.get(at).files();
        Set<FileGroup> hidden = new HashSet<>(before.visible().toList());
        hidden.removeAll(after.visible().toList());
        // what a change of owner, mode or text writes again is not removed
        List<FileGroup> written = after.layer(after.layers() - 1);
        hidden.removeIf(group ->
                written.stream()
                        .anyMatch(other ->
                                other.what().equals(group.what())
                                        && other.folder().equals(group.folder())));
        return hidden;
    }

    private static boolean isBuilt(Step step) {
        return step.instruction() instanceof Instruction.Run
                || step.instruction() instanceof Instruction.Copy
                || step.instruction() instanceof Instruction.Add;
    }

    /**
     * Whether a group of the layer is hidden as a whole or in part; parts have its name and place.
     */
    private static boolean hides(List<FileGroup> layer, Set<FileGroup> hidden) {
        return layer.stream()
                .filter(group -> group.uncompressed().bytes() > 0)
                .anyMatch(hidden::contains);
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            Span joined = span;
            for (Span other : List.copyOf(merged)) {
                if (other.meets(joined)) {
                    merged.remove(other);
                    joined = joined.with(other);
                }
            }
            merged.add(joined);
        }
        return merged;
    }
}
