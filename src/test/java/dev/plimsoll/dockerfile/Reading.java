package dev.plimsoll.dockerfile;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.stream.Stream;

/** Dockerfiles for tests, and their parts in short. */
final class Reading {

    private Reading() {}

    static Dockerfile dockerfile(String text) {
        return DockerfileParser.parse(SourceFile.of(new RepositoryPath("Dockerfile"), text));
    }

    /** The only instruction of a text, or its last. */
    static Instruction instruction(String text) {
        return dockerfile(text).instructions().getLast();
    }

    static List<String> messages(Dockerfile dockerfile) {
        return dockerfile.problems().stream()
                .map(problem ->
                        problem.line().map(line -> line + ": ").orElse("") + problem.message())
                .toList();
    }

    /** Keyword, flags and arguments, one a line: {@code copy [--chown=1] "a" "/b"}. */
    static String outline(Dockerfile dockerfile) {
        return String.join("\n", dockerfile.instructions().stream().map(Reading::outline).toList());
    }

    static String outline(Instruction instruction) {
        String flags =
                instruction.flags().isEmpty()
                        ? ""
                        : " "
                                + instruction.flags().stream()
                                        .map(flag ->
                                                "--"
                                                        + flag.name()
                                                        + flag.value()
                                                                .map(value -> "=" + value)
                                                                .orElse(""))
                                        .toList();
        return instruction.keywordText() + flags + arguments(instruction);
    }

    private static String arguments(Instruction instruction) {
        return switch (instruction) {
            case Instruction.From(var form, Word image, var name) ->
                    quoted(Stream.concat(Stream.of(image), name.stream()));
            case Instruction.Run(var form, var command) -> outline(command);
            case Instruction.Cmd(var form, var command) -> outline(command);
            case Instruction.Entrypoint(var form, var command) -> outline(command);
            case Instruction.Healthcheck(var form, var command) ->
                    command.map(Reading::outline).orElse(" NONE");
            case Instruction.Copy(var form, var sources, Word to) ->
                    quoted(Stream.concat(sources.stream(), Stream.of(to)));
            case Instruction.Add(var form, var sources, Word to) ->
                    quoted(Stream.concat(sources.stream(), Stream.of(to)));
            case Instruction.Env(var form, var pairs) -> pairs(pairs);
            case Instruction.Label(var form, var pairs) -> pairs(pairs);
            case Instruction.Arg(var form, var declared) ->
                    quoted(
                            declared.stream()
                                    .flatMap(one ->
                                            Stream.concat(
                                                    Stream.of(one.name()),
                                                    one.defaultValue().stream())));
            case Instruction.Workdir(var form, Word path) -> quoted(Stream.of(path));
            case Instruction.User(var form, Word user) -> quoted(Stream.of(user));
            case Instruction.StopSignal(var form, Word signal) -> quoted(Stream.of(signal));
            case Instruction.Maintainer(var form, String name) -> " '" + name + "'";
            case Instruction.Shell(var form, var words) -> quoted(words.stream());
            case Instruction.Expose(var form, var words) -> quoted(words.stream());
            case Instruction.Volume(var form, var words) -> quoted(words.stream());
            case Instruction.Onbuild(var form, Instruction trigger) ->
                    " (" + outline(trigger) + ")";
            case Instruction.Unreadable(var form) -> " ?";
        };
    }

    private static String outline(Instruction.CommandLine command) {
        return switch (command) {
            case Instruction.CommandLine.ShellForm(MappedText text) -> " sh'" + text.text() + "'";
            case Instruction.CommandLine.ExecForm(TextRange range, var words) ->
                    " exec" + quoted(words.stream());
        };
    }

    private static String pairs(List<Instruction.Assignment> pairs) {
        return quoted(pairs.stream().flatMap(pair -> Stream.of(pair.key(), pair.value())));
    }

    private static String quoted(Stream<Word> words) {
        return String.join("", words.map(word -> " '" + word.text() + "'").toList());
    }
}
