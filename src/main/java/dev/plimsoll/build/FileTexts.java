package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.Optional;

/** Reads files of an image whose bytes are known. */
final class FileTexts {

    /** More links than this one after the other are taken for a circle, as Linux does. */
    private static final int MOST_LINKS = 40;

    private FileTexts() {}

    static Optional<String> read(Machine machine, ImagePath path) {
        return content(machine, path)
                .flatMap(content ->
                        switch (content) {
                            case FileContent.Text(String text) -> Optional.of(text);
                            case FileContent.Repository(RepositoryPath file) ->
                                    machine.snapshot().text(file).map(SourceFile::text);
                            case FileContent.Tail ignored -> Optional.empty();
                            case FileContent.Link ignored -> Optional.empty();
                        });
    }

    /** What was appended to a file, where no more of it is known. */
    static Optional<String> tail(Machine machine, ImagePath path) {
        return content(machine, path)
                .flatMap(content ->
                        content instanceof FileContent.Tail(String text)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    static Optional<RepositoryPath> origin(Machine machine, ImagePath path) {
        return content(machine, path)
                .flatMap(content ->
                        content instanceof FileContent.Repository(RepositoryPath file)
                                ? Optional.of(file)
                                : Optional.empty());
    }

    private static Optional<FileContent> content(Machine machine, ImagePath path) {
        ImagePath at = path;
        for (int links = 0; links < MOST_LINKS; links++) {
            Optional<FileContent> content = machine.file(at).flatMap(GroupFile::content);
            if (content.isEmpty() || !(content.get() instanceof FileContent.Link(String target)))
                return content;
            at = at.parent().resolve(target);
        }
        return Optional.empty();
    }
}
