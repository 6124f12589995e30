package dev.plimsoll.rule.development;

import dev.plimsoll.python.RequirementLine;
import dev.plimsoll.python.RequirementsFile;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Some lines of a requirements file moved to the file for development beside it. */
record RequirementsSplit(
        SourceFile source, List<RequirementLine.Named> moved, RepositoryPath development) {

    /** Names under which projects keep development requirements, the usual one first. */
    private static final List<String> DEVELOPMENT_FILES =
            List.of(
                    "requirements-dev.txt",
                    "requirements_dev.txt",
                    "dev-requirements.txt",
                    "dev_requirements.txt",
                    "requirements.dev.txt",
                    "development.txt",
                    "dev.txt");

    private static final List<String> HEADINGS =
            List.of("dev", "test", "lint", "tool", "debug", "format", "quality", "doc");

    static RequirementsSplit of(
            Snapshot snapshot, RequirementsFile file, List<RequirementLine.Named> moved) {
        RepositoryPath folder = file.source().path().parent();
        String name =
                DEVELOPMENT_FILES.stream()
                        .filter(each -> snapshot.entry(folder.child(each)).isPresent())
                        .findFirst()
                        .orElse(DEVELOPMENT_FILES.getFirst());
        return new RequirementsSplit(file.source(), moved, folder.child(name));
    }

    List<Edit> edits(Snapshot snapshot) {
        List<Edit> edits = new ArrayList<>();
        Set<Integer> gone = goneLines();
        for (int line : gone) {
            if (gone.contains(line - 1)) continue;
            int last = line;
            while (gone.contains(last + 1)) last++;
            edits.add(Edit.delete(source.path(), source.line(line).span(source.line(last))));
        }
        edits.addAll(written(snapshot));
        return edits;
    }

    /** The moved lines, and headings above blocks that go as a whole. */
    private Set<Integer> goneLines() {
        Set<Integer> gone = new TreeSet<>();
        for (RequirementLine.Named line : moved) {
            int last = source.lineAt(Math.max(line.range().start(), line.range().end() - 1));
            for (int at = source.lineAt(line.range().start()); at <= last; at++) gone.add(at);
        }
        for (int line = 1; line <= source.lineCount(); line++) {
            if (!isHeading(text(line))) continue;
            int end = line + 1;
            while (end <= source.lineCount() && gone.contains(end)) end++;
            boolean whole =
                    end > line + 1
                            && (end > source.lineCount()
                                    || text(end).isBlank()
                                    || text(end).startsWith("#"));
            if (!whole) continue;
            gone.add(line);
            boolean blankAbove = line > 1 && text(line - 1).isBlank();
            if (blankAbove && (end > source.lineCount() || text(end).isBlank())) gone.add(line - 1);
        }
        return gone;
    }

    private static boolean isHeading(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith("#") && HEADINGS.stream().anyMatch(lower::contains);
    }

    private String text(int line) {
        return source.line(line).of(source.text()).strip();
    }

    private List<Edit> written(Snapshot snapshot) {
        Optional<SourceFile> there = snapshot.text(development);
        String end = there.map(SourceFile::lineEnd).orElseGet(source::lineEnd);
        String include = "-r " + source.path().name();
        List<RequirementLine> known =
                there.map(RequirementsFile::parse).map(RequirementsFile::lines).orElse(List.of());
        StringBuilder lines = new StringBuilder();
        for (RequirementLine.Named line : moved) {
            boolean listed =
                    known.stream()
                            .anyMatch(each ->
                                    each instanceof RequirementLine.Named named
                                            && named.requirement()
                                                    .project()
                                                    .equals(line.requirement().project()));
            if (!listed)
                lines.append(
                                new TextRange(line.range().start(), line.range().end())
                                        .of(source.text()))
                        .append(end);
        }
        if (there.isEmpty()) return List.of(Edit.create(development, include + end + lines));
        List<Edit> edits = new ArrayList<>();
        boolean includes =
                known.stream()
                        .anyMatch(each ->
                                each instanceof RequirementLine.Include included
                                        && development
                                                .parent()
                                                .resolve(included.path())
                                                .equals(Optional.of(source.path())));
        String text = there.get().text();
        if (!includes) edits.add(Edit.insert(development, 0, include + end));
        if (lines.isEmpty()) return edits;
        if (text.isEmpty()) return List.of(Edit.insert(development, 0, include + end + lines));
        edits.add(
                Edit.insert(
                        development,
                        text.length(),
                        text.endsWith("\n") ? lines.toString() : end + lines));
        return edits;
    }
}
