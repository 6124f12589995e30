package dev.plimsoll.rule;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.ShellParser;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceFile;
import java.util.Optional;

/**
 * The text of a RUN in shell form, as something that commands can be added to in its own style.
 *
 * @param script what its shell reads
 */
public record RunText(SourceFile source, char escape, Instruction.Run run, Script script) {

    private static final String INDENTATION = "    ";

    /** The text where it is a shell form without heredocs; others are not added to. */
    public static Optional<RunText> of(Dockerfile dockerfile, Instruction.Run run) {
        if (!run.form().heredocs().isEmpty()
                || !(run.command() instanceof Instruction.CommandLine.ShellForm(var text))) {
            return Optional.empty();
        }
        Script script = ShellParser.parse(text);
        if (!script.problems().isEmpty() || isEmpty(script.body())) return Optional.empty();
        return Optional.of(
                new RunText(dockerfile.source(), dockerfile.directives().escape(), run, script));
    }

    /**
     * Makes the command the last thing that the RUN does, run only if all before it went well;
     * empty where that cannot be said.
     */
    public Optional<Edit> append(String command) {
        if (endsInBackground(script.body())) return Optional.empty();
        return Optional.of(
                Edit.insert(source.path(), script.body().range().end(), joint() + command));
    }

    /**
     * What stands between two commands of this RUN: {@code &&} with a new line, as the RUN itself
     * breaks lines.
     */
    public String joint() {
        String end = source.lineEnd();
        return hasTrailingOperators()
                ? " && " + escape + end + indentation()
                : " " + escape + end + indentation() + "&& ";
    }

    /**
     * The blanks before the RUN's last line that begins a command, else before its last line, or
     * the usual ones where it has one line.
     */
    private String indentation() {
        int first = source.lineAt(run.range().start());
        int last = source.lineAt(script.body().range().end() - 1);
        if (last == first) return INDENTATION;
        int begins = last;
        for (int line = first + 1; line <= last; line++) {
            boolean operator =
                    text(line).startsWith("&&")
                            || text(line - 1)
                                    .replace(String.valueOf(escape), "")
                                    .strip()
                                    .endsWith("&&");
            if (operator) begins = line;
        }
        String line = source.line(begins).of(source.text());
        String blanks = line.substring(0, line.length() - line.stripLeading().length());
        return blanks.isEmpty() ? INDENTATION : blanks;
    }

    private String text(int line) {
        return source.line(line).of(source.text()).strip();
    }

    /** Whether lines end with {@code && \} rather than beginning with {@code &&}. */
    private boolean hasTrailingOperators() {
        String text = script.body().range().of(source.text());
        boolean trailing = false;
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("&&")) return false;
            trailing |= line.replace(String.valueOf(escape), "").strip().endsWith("&&");
        }
        return trailing;
    }

    /** Whether {@code before && this} runs all of this only if {@code before} went well. */
    public boolean isOneChain() {
        return isChain(script.body());
    }

    private static boolean isChain(Command command) {
        return switch (command) {
            case Command.Sequence(var range, var commands) ->
                    commands.size() == 1 && isChain(commands.getFirst());
            case Command.AndOr list -> list.rest().stream().allMatch(Command.AndOr.Next::and);
            case Command.Background background -> false;
            case Command.Unknown unknown -> false;
            default -> true;
        };
    }

    private static boolean isEmpty(Command body) {
        return body instanceof Command.Sequence(var range, var commands) && commands.isEmpty();
    }

    private static boolean endsInBackground(Command body) {
        return switch (body) {
            case Command.Sequence(var range, var commands) ->
                    commands.isEmpty() || endsInBackground(commands.getLast());
            case Command.Background background -> true;
            case Command.Unknown unknown -> true;
            default -> false;
        };
    }
}
