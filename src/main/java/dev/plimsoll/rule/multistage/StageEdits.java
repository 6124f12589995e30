package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.dockerfile.Comment;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits that put a builder before a stage and leave in the stage what ships. */
final class StageEdits {

    private final Subject subject;
    private final Dockerfile dockerfile;
    private final BuiltStage stage;
    private final List<Piece> pieces;
    private final BuilderStage builder;
    private final Environment environment;
    private final Installation installation;

    StageEdits(
            Subject subject,
            BuiltStage stage,
            List<Piece> pieces,
            BuilderStage builder,
            Environment environment,
            Installation installation) {
        this.subject = subject;
        this.dockerfile = subject.dockerfile();
        this.stage = stage;
        this.pieces = pieces;
        this.builder = builder;
        this.environment = environment;
        this.installation = installation;
    }

    /**
     * @param image what stands in the FROM instead
     */
    List<Edit> edits(Optional<String> image) {
        List<Edit> edits = new ArrayList<>();
        Instruction from = stage.stage().from();
        edits.add(insert(startOf(from), builder.text()));
        image.ifPresent(name ->
                edits.add(new Edit(source().path(), stage.stage().from().image().range(), name)));
        Optional<Piece> last =
                pieces.stream()
                        .filter(piece -> piece.is(Piece.Role.PYTHON))
                        .reduce((first, second) -> second);
        String end = source().lineEnd();
        String owner =
                environment.isOfUser()
                        ? last.map(piece -> piece.step().user())
                                .filter(user -> !Obstacles.isRoot(user))
                                .map(user -> " --chown=" + user)
                                .orElse("")
                        : "";
        String copy =
                "COPY --from="
                        + builder.name()
                        + owner
                        + " "
                        + environment.folder()
                        + " "
                        + environment.folder()
                        + end;
        String install = installation.isEmpty() ? "" : installation.text(joint()) + end;
        String head = environment.own() ? install : install + copy + environment.path() + end;
        if (!head.isEmpty()) edits.add(header(head));
        for (Piece piece : pieces) {
            if (!piece.goes()) continue;
            boolean here = environment.own() && last.filter(piece::equals).isPresent();
            String rest =
                    piece.parts()
                            .map(parts -> piece.without(parts.moving(), source()) + end)
                            .orElse("");
            edits.add(replaced(piece.step().instruction(), (here ? copy : "") + rest));
        }
        return closed(edits);
    }

    /** After FROM and what directly follows it and only sets. */
    private Edit header(String text) {
        Instruction after = stage.stage().from();
        for (Piece piece : pieces) {
            Instruction next = piece.step().instruction();
            boolean sets =
                    next instanceof Instruction.Arg
                            || next instanceof Instruction.Label
                            || next instanceof Instruction.Shell
                            || next instanceof Instruction.Env
                            || next instanceof Instruction.Maintainer;
            if (!sets) break;
            after = next;
        }
        String end = source().lineEnd();
        int at = source().wholeLines(after.range()).end();
        boolean ended = at > 0 && source().text().charAt(at - 1) == '\n';
        boolean spaced =
                !text.isEmpty()
                        && at < source().text().length()
                        && source().line(source().lineAt(at)).of(source().text()).isBlank();
        return insert(at, (ended ? "" : end) + (spaced ? end : "") + text);
    }

    private Edit replaced(Instruction instruction, String text) {
        return new Edit(source().path(), lines(instruction), text);
    }

    /** Edits that touch made one; where lines between two blank ones go, one of these goes too. */
    private List<Edit> closed(List<Edit> edits) {
        return Touching.joined(Touching.joined(edits).stream().map(this::closed).toList());
    }

    private Edit closed(Edit edit) {
        TextRange lines = edit.range();
        boolean deletes = edit.replacement().isEmpty() && !lines.isEmpty();
        int firstLine = source().lineAt(lines.start());
        boolean blankBefore = firstLine == 1 || isBlank(firstLine - 1);
        boolean blankAfter =
                lines.end() < source().text().length() && isBlank(source().lineAt(lines.end()));
        if (!deletes || !blankBefore || !blankAfter) return edit;
        return Edit.delete(
                source().path(), lines.span(source().line(source().lineAt(lines.end()))));
    }

    private boolean isBlank(int line) {
        return source().line(line).of(source().text()).isBlank();
    }

    private TextRange lines(Instruction instruction) {
        return source().wholeLines(new TextRange(startOf(instruction), instruction.range().end()));
    }

    /** Where its line starts, or that of the first comment directly above it. */
    private int startOf(Instruction instruction) {
        List<Comment> above = dockerfile.commentsAbove(instruction);
        int first =
                above.isEmpty() ? instruction.range().start() : above.getFirst().range().start();
        return source().lineStart(source().lineAt(first));
    }

    /**
     * How the file's own RUNs join commands: as the first that has several lines, else the first of
     * all.
     */
    private String joint() {
        List<RunText> texts =
                pieces.stream().flatMap(piece -> subject.runText(piece.step()).stream()).toList();
        return texts.stream()
                .filter(text ->
                        source().lineAt(text.run().range().start())
                                != source().lineAt(text.run().range().end()))
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .map(RunText::joint)
                .orElse(" && ");
    }

    private Edit insert(int at, String text) {
        return Edit.insert(source().path(), at, text);
    }

    private SourceFile source() {
        return dockerfile.source();
    }
}
