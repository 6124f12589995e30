package dev.plimsoll.rule.development;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.InstalledDistributions;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A requirement that a change adds.
 *
 * @param lines itself, and what a program wrote into the same file for its sake
 */
public record AddedRequirement(WantedRequirement wanted, List<WantedRequirement> lines) {

    /** Metadata that is looked at for what a requirement pulls in. */
    private static final int MOST_LOOKS = 200;

    /** What comes with it: distributions that only it brings, and those that were there already. */
    public record Company(Set<PackageName> brought, Set<PackageName> there) {}

    /** Those that the image at the merge base does not install by name. */
    public static List<AddedRequirement> of(Subject subject) {
        Optional<BuiltImage> base = subject.base();
        if (base.isEmpty()
                || base.get().refused().isPresent()
                || subject.image().refused().isPresent()) return List.of();
        Set<PackageName> before = new HashSet<>();
        WantedRequirement.of(new Subject(base.get(), subject.builder(), subject.ports()))
                .forEach(one -> before.add(one.project()));
        List<WantedRequirement> added =
                WantedRequirement.of(subject).stream()
                        .filter(one -> !before.contains(one.project()))
                        .toList();
        return added.stream()
                .filter(one -> parents(one).isEmpty())
                .map(one -> new AddedRequirement(one, withCompany(one, added)))
                .toList();
    }

    /** With the lines that are noted to be there for it alone. */
    private static List<WantedRequirement> withCompany(
            WantedRequirement wanted, List<WantedRequirement> added) {
        List<WantedRequirement> lines = new ArrayList<>(List.of(wanted));
        Set<PackageName> names = new HashSet<>(Set.of(wanted.project()));
        boolean grows = true;
        while (grows) {
            List<WantedRequirement> more =
                    added.stream()
                            .filter(one -> one.path().equals(wanted.path()))
                            .filter(one ->
                                    !names.contains(one.project())
                                            && !parents(one).isEmpty()
                                            && names.containsAll(parents(one)))
                            .toList();
            more.forEach(one -> names.add(one.project()));
            lines.addAll(more);
            grows = !more.isEmpty();
        }
        return lines;
    }

    /** Who wants it, where a program noted that, and nobody else wants it too. */
    private static Set<PackageName> parents(WantedRequirement wanted) {
        return wanted.notes()
                .filter(notes -> !notes.isWantedItself(wanted.range()))
                .map(notes -> notes.parents(wanted.range()))
                .orElse(Set.of());
    }

    /** Edits that take it away again. */
    public List<Edit> removal(Subject subject) {
        Set<Edit> edits = new TreeSet<>();
        for (WantedRequirement line : lines) {
            SourceFile source = subject.snapshot().text(line.path()).orElseThrow();
            edits.add(
                    Edit.delete(
                            line.path(),
                            line.file().isPresent()
                                    ? source.wholeLines(line.range())
                                    : withBlank(line.range(), source)));
        }
        return List.copyOf(edits);
    }

    private static TextRange withBlank(TextRange word, SourceFile source) {
        boolean blank =
                word.start() > 0 && Character.isWhitespace(source.text().charAt(word.start() - 1));
        return blank ? new TextRange(word.start() - 1, word.end()) : word;
    }

    /** Found by a build without it, and by what its distribution asks for. */
    public Company company(Subject subject) {
        BuiltImage without =
                subject.builder()
                        .build(
                                Edits.apply(subject.snapshot(), removal(subject)),
                                subject.image().request());
        Set<PackageName> now = installed(subject.image());
        Set<PackageName> rest = installed(without);
        Set<PackageName> brought = new TreeSet<>(now);
        brought.removeAll(rest);
        brought.remove(wanted.project());
        Set<PackageName> there = closure(subject.ports().pythonIndex(), now);
        there.retainAll(rest);
        there.remove(wanted.project());
        return new Company(brought, there);
    }

    private static Set<PackageName> installed(BuiltImage image) {
        InstalledDistributions distributions = InstalledDistributions.in(image);
        Set<PackageName> all = new TreeSet<>(distributions.wheels());
        all.addAll(distributions.built());
        return all;
    }

    /** What it asks for, and what that asks for, as far as it is installed. */
    private Set<PackageName> closure(PythonIndex index, Set<PackageName> installed) {
        Set<PackageName> seen = new TreeSet<>();
        Deque<PackageName> next = new ArrayDeque<>(List.of(wanted.project()));
        for (int looks = 0; looks < MOST_LOOKS && !next.isEmpty(); looks++) {
            metadata(index, next.remove())
                    .map(CoreMetadata::requiresDist)
                    .orElse(List.of())
                    .stream()
                    .filter(text -> !text.contains("extra"))
                    .flatMap(text -> Requirement.parse(text).stream())
                    .map(Requirement::project)
                    .filter(project -> installed.contains(project) && seen.add(project))
                    .forEach(next::add);
        }
        return seen;
    }

    private static Optional<CoreMetadata> metadata(PythonIndex index, PackageName project) {
        List<DistributionFile> files = index.files(project).asOptional().orElse(List.of());
        return files.stream()
                .filter(DistributionFile::isWheel)
                .reduce((one, other) -> other)
                .flatMap(file -> index.metadata(file).asOptional());
    }
}
