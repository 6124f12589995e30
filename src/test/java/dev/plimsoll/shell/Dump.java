package dev.plimsoll.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a script as an s-expression. A quoted literal is {@code «text»}, a quoted expansion stands
 * in {@code "…"}, what is not evaluated in {@code ?…?}.
 */
final class Dump {

    private Dump() {}

    static String of(Script script) {
        return of(script.body());
    }

    static String of(Command command) {
        return switch (command) {
            case Command.Simple simple -> {
                String parts =
                        join(simple.assignments().stream().map(Dump::of).toList())
                                + join(simple.words().stream().map(Dump::of).toList())
                                + redirections(simple.redirections());
                yield "(" + parts.strip() + ")";
            }
            case Command.AndOr list ->
                    "(list "
                            + of(list.first())
                            + join(
                                    list.rest().stream()
                                            .map(next ->
                                                    (next.and() ? "&& " : "|| ")
                                                            + of(next.command()))
                                            .toList())
                            + ")";
            case Command.Pipeline pipe ->
                    "(" + (pipe.negated() ? "not" : "pipe") + all(pipe.commands()) + ")";
            case Command.Sequence sequence -> "(seq" + all(sequence.commands()) + ")";
            case Command.Background background -> "(background " + of(background.command()) + ")";
            case Command.Group group ->
                    "(group " + of(group.body()) + redirections(group.redirections()) + ")";
            case Command.Subshell shell ->
                    "(subshell " + of(shell.body()) + redirections(shell.redirections()) + ")";
            case Command.If conditional ->
                    "(if"
                            + join(
                                    conditional.branches().stream()
                                            .map(branch ->
                                                    of(branch.condition())
                                                            + " then "
                                                            + of(branch.body()))
                                            .toList())
                            + conditional.otherwise().map(other -> " else " + of(other)).orElse("")
                            + redirections(conditional.redirections())
                            + ")";
            case Command.For loop ->
                    "(for "
                            + loop.name()
                            + " in "
                            + loop.words()
                                    .map(words ->
                                            words.stream()
                                                    .map(Dump::of)
                                                    .collect(Collectors.joining(" ", "[", "]")))
                                    .orElse("arguments")
                            + " "
                            + of(loop.body())
                            + redirections(loop.redirections())
                            + ")";
            case Command.While loop ->
                    "("
                            + (loop.until() ? "until " : "while ")
                            + of(loop.condition())
                            + " "
                            + of(loop.body())
                            + redirections(loop.redirections())
                            + ")";
            case Command.Case choice ->
                    "(case "
                            + of(choice.subject())
                            + join(choice.items().stream().map(Dump::of).toList())
                            + redirections(choice.redirections())
                            + ")";
            case Command.Function function ->
                    "(function " + function.name() + " " + of(function.body()) + ")";
            case Command.Unknown unknown -> "(unknown: " + unknown.why() + ")";
        };
    }

    static String of(Word word) {
        return word.parts().stream().map(Dump::of).collect(Collectors.joining());
    }

    private static String of(Word.Part part) {
        return switch (part) {
            case Word.Part.Literal literal ->
                    literal.quoted() ? "«" + literal.text() + "»" : literal.text();
            case Word.Part.Parameter parameter -> quoted(parameter(parameter), parameter.quoted());
            case Word.Part.CommandSubstitution substitution ->
                    quoted("$" + of(substitution.script()), substitution.quoted());
            case Word.Part.Unknown unknown -> quoted("?" + unknown.text() + "?", unknown.quoted());
        };
    }

    private static String parameter(Word.Part.Parameter parameter) {
        if (parameter.operator().isEmpty()) return "$" + parameter.name();
        return "${"
                + parameter.name()
                + " "
                + parameter.operator()
                + parameter.argument().map(word -> " " + of(word)).orElse("")
                + "}";
    }

    private static String quoted(String text, boolean quoted) {
        return quoted ? "\"" + text + "\"" : text;
    }

    private static String of(Command.Assignment assignment) {
        return assignment.name() + (assignment.append() ? "+=" : "=") + of(assignment.value());
    }

    private static String of(Command.Case.Item item) {
        String patterns = item.patterns().stream().map(Dump::of).collect(Collectors.joining("|"));
        Optional<String> body = item.body().map(Dump::of);
        return patterns + ") " + body.orElse("()") + (item.fallsThrough() ? " ;&" : "");
    }

    private static String redirections(List<Command.Redirection> redirections) {
        return join(redirections.stream().map(Dump::of).toList());
    }

    private static String of(Command.Redirection redirection) {
        return redirection.fileDescriptor().map(String::valueOf).orElse("")
                + redirection.descriptorVariable().map(name -> "{" + name + "}").orElse("")
                + redirection.operator()
                + of(redirection.target())
                + redirection
                        .heredoc()
                        .map(body -> "[" + body.replace("\n", "\\n") + "]")
                        .orElse("");
    }

    private static String all(List<Command> commands) {
        return join(commands.stream().map(Dump::of).toList());
    }

    private static String join(List<String> parts) {
        return parts.stream().map(part -> " " + part).collect(Collectors.joining());
    }
}
