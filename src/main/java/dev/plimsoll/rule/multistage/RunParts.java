package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.ShellParser;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A RUN whose commands install packages and then do something of the application's own, taken apart
 * where {@code &&} or the lines of a here-document part it.
 *
 * @param staying what of its text has no place in the builder
 * @param moving what of its text has no place in the stage that ships
 * @param own the calls that stay
 */
record RunParts(List<TextRange> staying, List<TextRange> moving, List<Call> own) {

    private enum Side {
        MOVES,
        STAYS,
        BOTH
    }

    private record Part(TextRange range, Side side) {}

    /**
     * Empty where the parts do not stand apart, where something is installed after the
     * application's own commands, or where what these use is removed again.
     */
    static Optional<RunParts> of(Instruction.Run run, List<Call> calls, SourceFile source) {
        Optional<Script> script = script(run, source);
        if (script.isEmpty()) return Optional.empty();
        boolean document = !run.form().heredocs().isEmpty();
        List<Command> commands = document ? lines(script.get().body()) : chain(script.get().body());
        List<Part> parts = new ArrayList<>();
        for (Command command : commands) {
            Optional<Side> side = side(command, calls);
            if (side.isEmpty()) return Optional.empty();
            parts.add(new Part(command.range(), side.get()));
        }
        if (parts.isEmpty() || !isInOrder(parts, calls)) return Optional.empty();
        Optional<List<TextRange>> staying =
                document
                        ? linesOf(run, parts, Side.STAYS, source)
                        : gaps(parts, part -> part.side() != Side.STAYS, source);
        Optional<List<TextRange>> moving =
                document
                        ? linesOf(run, parts, Side.MOVES, source)
                        : gaps(parts, part -> part.side() != Side.MOVES, source);
        if (staying.isEmpty() || moving.isEmpty()) return Optional.empty();
        List<Call> own = calls.stream().filter(call -> isOwn(Purpose.of(call, calls))).toList();
        return Optional.of(new RunParts(staying.get(), moving.get(), own));
    }

    /** What the RUN's shell reads, with ranges of the file; empty for other forms. */
    static Optional<Script> script(Instruction.Run run, SourceFile source) {
        if (!(run.command() instanceof Instruction.CommandLine.ShellForm(MappedText text)))
            return Optional.empty();
        List<Heredoc> documents = run.form().heredocs();
        if (documents.isEmpty()) return readable(ShellParser.parse(text));
        Heredoc only = documents.getFirst();
        String content = only.content(source.text());
        boolean whole =
                documents.size() == 1
                        && text.text().strip().equals(only.marker().of(source.text()).strip())
                        && content.length() == only.body().length()
                        && !content.startsWith("#!");
        return whole
                ? readable(ShellParser.parse(MappedText.of(content, only.body().start())))
                : Optional.empty();
    }

    private static Optional<Script> readable(Script script) {
        return Optional.of(script).filter(one -> one.problems().isEmpty());
    }

    private static boolean isOwn(Purpose purpose) {
        return purpose == Purpose.OTHER || purpose == Purpose.ACCOUNT;
    }

    private static List<Command> lines(Command body) {
        return body instanceof Command.Sequence(var range, var commands) ? commands : List.of(body);
    }

    private static List<Command> chain(Command body) {
        return switch (body) {
            case Command.Sequence(var range, var commands) ->
                    commands.size() == 1 ? chain(commands.getFirst()) : List.of();
            case Command.AndOr(var range, var first, var rest) -> {
                if (!rest.stream().allMatch(Command.AndOr.Next::and)) yield List.of();
                List<Command> all = new ArrayList<>();
                all.add(first);
                rest.forEach(next -> all.add(next.command()));
                yield all;
            }
            default -> List.of(body);
        };
    }

    /** Where a command belongs; empty where its calls belong to both sides. */
    private static Optional<Side> side(Command command, List<Call> calls) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Call call : calls) {
            if (!command.range().contains(call.command().range())) continue;
            Purpose purpose = Purpose.of(call, calls);
            if (purpose != Purpose.NOTHING) sides.add(isOwn(purpose) ? Side.STAYS : Side.MOVES);
        }
        return switch (sides.size()) {
            case 0 -> command instanceof Command.Simple ? Optional.of(Side.BOTH) : Optional.empty();
            case 1 -> Optional.of(sides.iterator().next());
            default -> Optional.empty();
        };
    }

    /** Only accounts and folders may be made before the last that moves. */
    private static boolean isInOrder(List<Part> parts, List<Call> calls) {
        int last = -1;
        for (int i = 0; i < parts.size(); i++) if (parts.get(i).side() == Side.MOVES) last = i;
        List<Part> before = parts.subList(0, last + 1);
        boolean others =
                calls.stream()
                        .filter(call -> Purpose.of(call, calls) == Purpose.OTHER)
                        .anyMatch(call ->
                                before.stream()
                                        .anyMatch(part ->
                                                part.range().contains(call.command().range())));
        boolean uses = calls.stream().anyMatch(call -> Purpose.of(call, calls) == Purpose.OTHER);
        boolean removes =
                calls.stream().anyMatch(call -> Purpose.of(call, calls) == Purpose.REMOVE);
        return !others && !(uses && removes);
    }

    /** What has to go so that only the kept parts of a chain are left, each joined as it was. */
    private static Optional<List<TextRange>> gaps(
            List<Part> parts, Predicate<Part> keeps, SourceFile source) {
        List<TextRange> gaps = new ArrayList<>();
        int kept = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (!keeps.test(parts.get(i))) continue;
            TextRange here = parts.get(i).range();
            if (kept < 0 && i > 0) {
                int before = parts.get(i - 1).range().end();
                // a comment above what comes first then would be lost
                if (source.text().substring(before, here.start()).contains("#"))
                    return Optional.empty();
                gaps.add(new TextRange(parts.getFirst().range().start(), here.start()));
            } else if (kept >= 0 && i > kept + 1) {
                gaps.add(
                        new TextRange(
                                parts.get(kept).range().end(), parts.get(i - 1).range().end()));
            }
            kept = i;
        }
        if (kept < 0) return Optional.of(List.of());
        TextRange last = parts.get(kept).range();
        if (kept < parts.size() - 1)
            gaps.add(new TextRange(last.end(), parts.getLast().range().end()));
        return Optional.of(gaps);
    }

    /** The lines of a here-document that are one side's, each with what stands above it. */
    private static Optional<List<TextRange>> linesOf(
            Instruction.Run run, List<Part> parts, Side side, SourceFile source) {
        List<TextRange> lines = new ArrayList<>();
        int start = run.form().heredocs().getFirst().body().start();
        for (Part part : parts) {
            int end = source.wholeLines(part.range()).end();
            if (part.range().start() < start) return Optional.empty();
            if (part.side() == side) lines.add(new TextRange(start, end));
            start = end;
        }
        return Optional.of(lines);
    }
}
