package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Requirements files of a snapshot; what leaves the repository, by path or by link, is not read.
 */
public record SnapshotTexts(Snapshot snapshot) implements RequirementTexts {

    @Override
    public Answer<Found> find(String from, String written) {
        RepositoryPath folder =
                from.isEmpty() ? RepositoryPath.ROOT : new RepositoryPath(from).parent();
        Optional<RepositoryPath> path = folder.resolve(written).flatMap(snapshot::resolve);
        if (path.isEmpty()) return Answer.unknown(written + " leaves the repository");
        return path.flatMap(inside ->
                        snapshot.read(inside)
                                .map(bytes -> new Found(inside.value(), decode(inside, bytes))))
                .<Answer<Found>>map(Answer::known)
                .orElseGet(() -> Answer.unknown(written + " does not exist"));
    }

    /**
     * As pip decodes it: by byte order mark, else as UTF-8; a file in another encoding gets no
     * edits.
     */
    public static SourceFile decode(RepositoryPath path, byte[] bytes) {
        SourceFile asIs = SourceFile.decode(path, bytes);
        return wide(bytes)
                .map(charset -> {
                    SourceFile noText = SourceFile.decode(path, new byte[] {(byte) 0xFF});
                    return noText.withText(new String(bytes, charset));
                })
                .orElse(asIs);
    }

    private static Optional<Charset> wide(byte[] bytes) {
        if (bytes.length < 2) return Optional.empty();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean little = first == 0xFF && second == 0xFE;
        if (little && bytes.length >= 4 && bytes[2] == 0 && bytes[3] == 0)
            return Optional.of(Charset.forName("UTF-32"));
        if (little || (first == 0xFE && second == 0xFF))
            return Optional.of(StandardCharsets.UTF_16);
        return Optional.empty();
    }
}
