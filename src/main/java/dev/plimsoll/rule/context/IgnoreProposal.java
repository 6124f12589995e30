package dev.plimsoll.rule.context;

import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.dockerfile.IgnorePattern;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The lines that an ignore file of a context should have and has not. It depends on the context and
 * on all its Dockerfiles, not on one image, so that images that share a context agree.
 */
public record IgnoreProposal(List<IgnoreLine> lines) {

    /** Programs that read the history while building. */
    private static final List<String> VERSION_FROM_HISTORY =
            List.of(
                    "setuptools_scm",
                    "setuptools-scm",
                    "hatch-vcs",
                    "versioneer",
                    "versioningit",
                    "dunamai",
                    "dynamic-versioning",
                    "pbr",
                    "setuptools-git-versioning");

    private static final List<String> PROJECT_SETTINGS =
            List.of("pyproject.toml", "setup.py", "setup.cfg");

    private record Question(RepositoryPath context, Optional<SourceFile> inForce) {}

    public static IgnoreProposal of(Snapshot snapshot, RepositoryPath context, IgnoreFile inForce) {
        return snapshot.conclude(
                new Question(context, inForce.source()), q -> made(snapshot, context, inForce));
    }

    private static IgnoreProposal made(
            Snapshot snapshot, RepositoryPath context, IgnoreFile inForce) {
        if (isWhitelist(inForce) || readsHistory(snapshot, context))
            return new IgnoreProposal(List.of());
        SortedSet<String> sent = new TreeSet<>();
        snapshot.below(context)
                .forEach((path, entry) -> {
                    String relative = path.from(context);
                    if (!inForce.ignores(relative)) sent.add(relative);
                });
        ContextDockerfiles dockerfiles = ContextDockerfiles.in(snapshot, context);
        Needed needed = Needed.in(snapshot, context, dockerfiles);
        Map<String, IgnoreLine> lines = new LinkedHashMap<>();
        if (context.isRoot() && !inForce.ignores(".git") && !needed.git())
            lines.put(".git", new IgnoreLine(".git", Leftover.VERSION_CONTROL));
        for (IgnoreLine line : LeftoverFinder.in(sent)) {
            IgnoreFile alone = IgnoreLine.fileOf(List.of(line));
            List<String> out = sent.stream().filter(alone::ignores).toList();
            boolean reincluded =
                    inForce.patterns().stream()
                            .filter(IgnorePattern::negated)
                            .anyMatch(pattern -> names(pattern, out));
            if (!out.isEmpty() && !reincluded && !needed.any(line, out))
                lines.putIfAbsent(line.pattern(), line);
        }
        List<IgnoreLine> ordered = new ArrayList<>(lines.values());
        ordered.sort((one, other) -> one.kind().compareTo(other.kind()));
        return new IgnoreProposal(ordered);
    }

    private static boolean names(IgnorePattern pattern, List<String> paths) {
        IgnoreFile alone =
                IgnoreFile.parse(
                        SourceFile.of(new RepositoryPath(".dockerignore"), pattern.text()));
        return paths.stream().anyMatch(alone::ignores);
    }

    /** All is left out but what is named. */
    private static boolean isWhitelist(IgnoreFile file) {
        return file.patterns().stream()
                .anyMatch(pattern ->
                        !pattern.negated() && List.of("*", "**", "**/*").contains(pattern.text()));
    }

    private static boolean readsHistory(Snapshot snapshot, RepositoryPath context) {
        return snapshot.below(context).values().stream()
                .filter(entry -> PROJECT_SETTINGS.contains(entry.path().name()) && entry.isFile())
                .map(Entry::path)
                .anyMatch(path ->
                        snapshot.text(path)
                                .filter(source ->
                                        VERSION_FROM_HISTORY.stream()
                                                .anyMatch(source.text()::contains))
                                .isPresent());
    }

    /** The lines as a file of their own. */
    IgnoreFile asFile() {
        return IgnoreLine.fileOf(lines);
    }

    public boolean leavesOutHistory() {
        return lines.stream().anyMatch(line -> line.kind() == Leftover.VERSION_CONTROL);
    }

    /** What the lines leave out, as words for a sentence. */
    public List<String> kinds() {
        return lines.stream().map(IgnoreLine::kind).distinct().map(Leftover::shown).toList();
    }
}
