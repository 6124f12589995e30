package dev.plimsoll.analysis;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a Dockerfile is built from when nobody says: its folder if every COPY source exists there,
 * else the root.
 */
final class ContextGuess {

    private ContextGuess() {}

    static RepositoryPath of(Dockerfile dockerfile, Snapshot snapshot) {
        RepositoryPath folder = dockerfile.source().path().parent();
        boolean all =
                dockerfile.instructions().stream()
                        .flatMap(ContextGuess::sources)
                        .allMatch(source -> exists(source, folder, snapshot));
        return all ? folder : RepositoryPath.ROOT;
    }

    private static Stream<String> sources(Instruction instruction) {
        if (instruction.flag("from").isPresent()) return Stream.empty();
        List<Word> words =
                switch (instruction) {
                    case Instruction.Copy copy -> copy.sources();
                    case Instruction.Add add -> add.sources();
                    default -> List.of();
                };
        return words.stream()
                .map(Word::text)
                .filter(source -> !source.contains("$") && !isRemote(source));
    }

    private static boolean isRemote(String source) {
        return source.contains("://") || source.startsWith("git@");
    }

    private static boolean exists(String source, RepositoryPath folder, Snapshot snapshot) {
        // a source that leaves the context means its root, as the builder takes it
        String relative = source.replace("\"", "").replaceFirst("^/+", "");
        if (relative.chars().anyMatch(c -> c == '*' || c == '?' || c == '['))
            return matchesAny(relative, folder, snapshot);
        return folder.resolve(relative)
                .filter(path -> snapshot.entry(path).isPresent() || snapshot.isFolder(path))
                .isPresent();
    }

    /** A glob of COPY, read with the ignore file's matcher, which knows the same wildcards. */
    private static boolean matchesAny(String glob, RepositoryPath folder, Snapshot snapshot) {
        IgnoreFile matcher = IgnoreFile.parse(SourceFile.of(folder.child("glob"), glob));
        return snapshot.below(folder).keySet().stream()
                .anyMatch(path -> matcher.ignores(path.from(folder)));
    }
}
