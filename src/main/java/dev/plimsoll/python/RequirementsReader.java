package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** Reads a requirements file with all that it includes. */
public final class RequirementsReader {

    /** Deeper nesting is told as a problem; no real project comes near. */
    private static final int DEEPEST = 20;

    private static final int MOST_FILES = 200;

    private final RequirementTexts texts;
    private final Map<String, String> environment;
    private final List<RequirementsTree.Part> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int files;

    private RequirementsReader(RequirementTexts texts, Map<String, String> environment) {
        this.texts = texts;
        this.environment = environment;
    }

    /** The file and what it includes, from a snapshot. */
    public static RequirementsTree read(Snapshot snapshot, RepositoryPath path) {
        return read(new SnapshotTexts(snapshot), path.value(), false, Map.of());
    }

    /** The same from anywhere; {@code environment} is what {@code ${NAME}} may name. */
    public static RequirementsTree read(
            RequirementTexts texts,
            String path,
            boolean constraints,
            Map<String, String> environment) {
        RequirementsReader reader = new RequirementsReader(texts, environment);
        switch (texts.find("", path)) {
            case Answer.Known<RequirementTexts.Found>(RequirementTexts.Found found) ->
                    reader.read(found, constraints, new LinkedHashSet<>(List.of(found.key())));
            case Answer.Unknown<RequirementTexts.Found>(String why) ->
                    reader.problems.add(
                            Problem.in(
                                    RepositoryPath.parse(path).orElse(RepositoryPath.ROOT), why));
        }
        return new RequirementsTree(reader.parts, reader.problems);
    }

    private void read(
            RequirementTexts.Found found, boolean constraints, SequencedSet<String> open) {
        files++;
        RequirementsFile file = RequirementsFile.parse(found.source(), environment);
        for (RequirementLine line : file.lines()) {
            switch (line) {
                case RequirementLine.Include include -> include(found, file, include, open);
                case RequirementLine.Unreadable(var range, String why) ->
                        problem(file.source(), range.start(), why);
                default -> {}
            }
            parts.add(new RequirementsTree.Part(file, line, constraints));
        }
        if (file.lines().isEmpty())
            parts.add(
                    new RequirementsTree.Part(
                            file,
                            new RequirementLine.Settings(file.source().range(), List.of()),
                            constraints));
    }

    private void include(
            RequirementTexts.Found from,
            RequirementsFile file,
            RequirementLine.Include include,
            SequencedSet<String> open) {
        int at = include.range().start();
        if (include.path().contains("://")) {
            problem(
                    file.source(),
                    at,
                    "includes " + Location.shown(include.path()) + ", which is not read");
            return;
        }
        switch (texts.find(from.key(), include.path())) {
            case Answer.Unknown<RequirementTexts.Found>(String why) ->
                    problem(file.source(), at, "includes a file that is not read: " + why);
            case Answer.Known<RequirementTexts.Found>(RequirementTexts.Found found) -> {
                if (!open.add(found.key())) {
                    problem(
                            file.source(),
                            at,
                            "includes " + include.path() + ", which includes this file");
                } else if (open.size() > DEEPEST || files > MOST_FILES) {
                    problem(file.source(), at, "includes more files than are read");
                    open.remove(found.key());
                } else {
                    read(found, include.constraints(), open);
                    open.remove(found.key());
                }
            }
        }
    }

    private void problem(SourceFile source, int offset, String message) {
        problems.add(new Problem(source.path(), Optional.of(source.lineAt(offset)), message));
    }
}
