package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads Dockerfiles. Never throws at its caller: what cannot be read is a problem of the result. A
 * file that is none, or that would not be the same again when printed, is read as having no
 * instructions.
 */
public final class DockerfileParser {

    /** Characters; the largest of those that people write is some 50 kB. */
    private static final int LARGEST_FILE = 1024 * 1024;

    /**
     * Bytes without the line feed; BuildKit reads by bufio.Scanner, whose MaxScanTokenSize is 64
     * KiB.
     */
    private static final int LONGEST_LINE = 64 * 1024 - 1;

    /** {@link #parse}, for snapshots that remember what they read. */
    public static final Function<SourceFile, Dockerfile> READER = DockerfileParser::parse;

    private final SourceFile source;
    private final Problems problems;
    private final DirectiveReader directives;
    private final LineReader lines;

    private DockerfileParser(SourceFile source) {
        this.source = source;
        this.problems = new Problems(source);
        this.directives = new DirectiveReader(problems);
        this.lines = new LineReader(source, directives);
    }

    public static Dockerfile parse(SourceFile source) {
        return tooLarge(source)
                .map(problem -> refused(source, problem))
                .orElseGet(() -> new DockerfileParser(source).proven());
    }

    private static Optional<Problem> tooLarge(SourceFile source) {
        if (source.text().length() > LARGEST_FILE) {
            return Optional.of(
                    Problem.in(source.path(), "a Dockerfile of at most 1 MiB was expected"));
        }
        for (int line = 1; line <= source.lineCount(); line++) {
            if (isTooLong(source, source.line(line))) {
                return Optional.of(
                        Problem.at(
                                source.path(), line, "a line of at most 65535 bytes was expected"));
            }
        }
        return Optional.empty();
    }

    private static boolean isTooLong(SourceFile source, TextRange line) {
        String text = source.text();
        int end =
                line.end() > line.start() && text.charAt(line.end() - 1) == '\n'
                        ? line.end() - 1
                        : line.end();
        // a UTF-16 unit is at most three bytes of UTF-8
        if (end - line.start() <= LONGEST_LINE / 3) return false;
        return source.withText(text.substring(line.start(), end)).encode().length > LONGEST_LINE;
    }

    private static Dockerfile refused(SourceFile source, Problem problem) {
        return new Dockerfile(
                source,
                Directives.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(problem));
    }

    private Dockerfile proven() {
        List<Instruction> instructions = new ArrayList<>();
        Optional<LogicalLine> line = lines.next();
        while (line.isPresent()) {
            Statement statement = Statement.of(line.get().text(), directives.escape());
            if (Template.isIn(statement))
                return refused(source, Template.problem(source, statement));
            instructions.add(instruction(statement, line.get()));
            line = lines.next();
        }
        if (InstructionReader.isOfNoDockerfile(instructions)) {
            int first = source.lineAt(instructions.getFirst().range().start());
            return refused(
                    source,
                    Problem.at(source.path(), first, "FROM was expected; this is no Dockerfile"));
        }
        Dockerfile read = sorted(List.copyOf(instructions));
        if (Printer.print(read).equals(source.text())) return read;
        return refused(
                source,
                Problem.in(
                        source.path(), "it could not be read without loss, and so was not read"));
    }

    private Instruction instruction(Statement statement, LogicalLine line) {
        List<Heredoc> heredocs = new ArrayList<>();
        int end = line.range().end();
        boolean terminated = true;
        for (HeredocMarker marker : statement.heredocs()) {
            Heredoc heredoc = lines.body(marker);
            heredocs.add(heredoc);
            end = heredoc.terminator().end();
            terminated = !heredoc.terminator().isEmpty();
            if (!terminated) {
                problems.at(
                        marker.range(),
                        "a line that is %s was expected to end the here-document"
                                .formatted(Problems.shown(marker.name())));
                break;
            }
        }
        TextRange range = new TextRange(Math.min(statement.keywordRange().start(), end), end);
        InstructionReader reader = new InstructionReader(problems, directives.escape());
        return terminated
                ? reader.read(statement, List.copyOf(heredocs), range)
                : new Instruction.Unreadable(
                        InstructionReader.form(statement, List.copyOf(heredocs), range));
    }

    private Dockerfile sorted(List<Instruction> instructions) {
        StageReader stages = new StageReader(problems);
        stages.read(instructions);
        if (stages.stages().isEmpty() && problems.list().isEmpty()) {
            problems.at(TextRange.at(0), "FROM was expected; there is no stage to build");
        }
        return new Dockerfile(
                source,
                directives.directives(),
                stages.globals(),
                stages.stages(),
                instructions,
                lines.comments(),
                lines.trivia(),
                problems.list());
    }
}
