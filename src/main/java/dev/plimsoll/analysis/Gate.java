package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every fix passes before it is proposed: the edited files parse, nothing unnamed is lost, and
 * the image runs as before.
 */
final class Gate {

    private Gate() {}

    /**
     * Why the fix must not be proposed, as a sentence; {@code after} is the image of the edited
     * files.
     */
    static Optional<String> refuses(BuiltImage before, BuiltImage after, List<Edit> edits) {
        return unreadable(before, after)
                .or(() -> notEditable(before, edits))
                .or(() -> refusedImage(before, after))
                .or(() -> lostToken(before, after, edits))
                .or(() ->
                        before.refused().isPresent()
                                ? Optional.empty()
                                : RuntimeKept.lost(before, after))
                .or(() -> heavier(before, after, edits));
    }

    private static Optional<String> unreadable(BuiltImage before, BuiltImage after) {
        List<String> known = new ArrayList<>(problems(before).map(Gate::withoutLine).toList());
        return problems(after)
                .filter(problem -> !known.remove(withoutLine(problem)))
                .findFirst()
                .map(problem -> problem.path() + " would have a new problem: " + problem.message());
    }

    private static Stream<Problem> problems(BuiltImage image) {
        return Stream.concat(image.dockerfile().problems().stream(), image.problems().stream())
                .distinct();
    }

    private static String withoutLine(Problem problem) {
        return problem.path() + ": " + problem.message();
    }

    private static Optional<String> notEditable(BuiltImage before, List<Edit> edits) {
        return edits.stream()
                .map(Edit::path)
                .distinct()
                .filter(path ->
                        before.snapshot().text(path).filter(file -> !file.editable()).isPresent())
                .findFirst()
                .map(path -> path + " is not valid UTF-8, so it is not edited");
    }

    private static Optional<String> refusedImage(BuiltImage before, BuiltImage after) {
        if (before.refused().isPresent()) return Optional.empty();
        return after.refused().map(why -> "the edited image could not be priced: " + why);
    }

    private static Optional<String> lostToken(
            BuiltImage before, BuiltImage after, List<Edit> edits) {
        RepositoryPath path = before.request().dockerfile();
        List<Edit> here = edits.stream().filter(edit -> edit.path().equals(path)).toList();
        return TokenConservation.lost(before.dockerfile(), after.dockerfile(), here)
                .map(token ->
                        "line "
                                + before.dockerfile().source().lineAt(token.range().start())
                                + " would lose a word that the fix does not name");
    }

    /**
     * Whether it weighs more, but for the edited files themselves, which may be copied into it:
     * another image's Dockerfile is a few letters longer after a fix.
     */
    private static Optional<String> heavier(BuiltImage before, BuiltImage after, List<Edit> edits) {
        if (before.refused().isPresent()) return Optional.empty();
        if (after.unknown().distinct().count() > before.unknown().distinct().count()) {
            String step =
                    after.unknown()
                            .filter(one -> before.unknown().noneMatch(one::equals))
                            .findFirst()
                            .orElse("");
            return Optional.of("the edited image has a step that could not be estimated: " + step);
        }
        long own = written(edits) * after.layers().size();
        if (after.uncompressed().bytes() - own > before.uncompressed().bytes())
            return Optional.of("the edited image is larger");
        return Optional.empty();
    }

    /** By how many bytes the edits make their files longer. */
    private static long written(List<Edit> edits) {
        return edits.stream()
                .mapToLong(edit ->
                        edit.replacement().getBytes(StandardCharsets.UTF_8).length
                                - (long) edit.range().length())
                .filter(growth -> growth > 0)
                .sum();
    }
}
