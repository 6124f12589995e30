package dev.plimsoll.rule.multistage;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.RunningCommands;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Places that a new virtual environment moves, named where they are counted on. */
final class PlaceObstacles {

    /** Where pip puts programs and modules of the base's interpreter, and Debian's interpreter. */
    private static final Pattern PLACES =
            Pattern.compile(
                    "/usr/local/bin/[A-Za-z0-9_.+-]+|/usr/local/lib/python[0-9]|/usr/bin/python[0-9.]*|site-packages|dist-packages");

    private static final Function<SourceFile, List<String>> NAMED_PLACES = PlaceObstacles::placesIn;

    private final Subject subject;
    private final BuiltStage stage;
    private final List<Piece> pieces;

    PlaceObstacles(Subject subject, BuiltStage stage, List<Piece> pieces) {
        this.subject = subject;
        this.stage = stage;
        this.pieces = pieces;
    }

    /** The image's own commands are looked at, and the files that they reach. */
    Optional<String> first(RunningCommands commands) {
        for (Piece piece : pieces) {
            boolean copies =
                    piece.step().instruction() instanceof Instruction.Copy
                            || piece.step().instruction() instanceof Instruction.Add;
            if (piece.goes() || copies) continue;
            Optional<String> place = place(piece.step().instruction().form().text().text());
            if (place.isPresent())
                return Optional.of(
                        "line %d names %s, which a virtual environment moves"
                                .formatted(
                                        piece.step()
                                                .instruction()
                                                .line(subject.dockerfile().source()),
                                        place.get()));
        }
        List<RepositoryPath> files = new ArrayList<>(commands.files().scripts());
        files.addAll(commands.files().python());
        for (RepositoryPath file : files) {
            Optional<String> place =
                    subject.snapshot().text(file, NAMED_PLACES).flatMap(this::moved);
            if (place.isPresent())
                return Optional.of(
                        "%s names %s, which a virtual environment moves"
                                .formatted(file, place.get()));
        }
        return Optional.empty();
    }

    private Optional<String> place(String text) {
        return moved(places(text));
    }

    private Optional<String> moved(List<String> places) {
        return places.stream().filter(place -> !isCopied(place)).findFirst();
    }

    private static List<String> placesIn(SourceFile source) {
        return places(source.text());
    }

    private static List<String> places(String text) {
        if (!text.contains("/usr/") && !text.contains("-packages")) return List.of();
        List<String> places = new ArrayList<>();
        Matcher found = PLACES.matcher(text);
        while (found.find()) places.add(found.group());
        return places;
    }

    /** Whether the file comes from the repository, and so stays where it is. */
    private boolean isCopied(String path) {
        if (!path.startsWith("/usr/local/bin/") || stage.steps().isEmpty()) return false;
        return stage.steps()
                .getLast()
                .files()
                .file(ImagePath.of(path))
                .flatMap(GroupFile::content)
                .filter(FileContent.Repository.class::isInstance)
                .isPresent();
    }
}
