package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.RequirementTexts;
import dev.plimsoll.python.SnapshotTexts;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.Optional;

/** Requirements files as a command in the image sees them. */
record ImageTexts(Machine machine, Call call) implements RequirementTexts {

    @Override
    public Answer<Found> find(String from, String written) {
        ImagePath folder = from.isEmpty() ? call.workingDirectory() : ImagePath.of(from).parent();
        ImagePath path = folder.resolve(written);
        Optional<RepositoryPath> origin = machine.origin(path);
        Optional<SourceFile> source =
                origin.flatMap(file ->
                                machine.snapshot()
                                        .read(file)
                                        .map(bytes -> SnapshotTexts.decode(file, bytes)))
                        .or(() ->
                                machine.text(path)
                                        .map(text ->
                                                SourceFile.of(
                                                        RepositoryPath.parse(
                                                                        path.value().substring(1))
                                                                .orElse(RepositoryPath.ROOT),
                                                        text)));
        return source.<Answer<Found>>map(file -> Answer.known(new Found(path.value(), file)))
                .orElseGet(() ->
                        Answer.unknown(
                                machine.exists(path) || machine.exists(path.parent())
                                        ? "what %s holds is not known"
                                                .formatted(Shown.plain(path.value()))
                                        : "%s is not in the image"
                                                .formatted(Shown.plain(path.value()))));
    }
}
