package dev.plimsoll.rule.context;

import dev.plimsoll.build.PathPattern;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.DockerfileNames;
import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Commands;
import dev.plimsoll.shell.ShellParser;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All Dockerfiles that may be built with a folder as context: what they copy by name, and what
 * their commands say.
 *
 * @param named sources of COPY, ADD and bind mounts; those that take the whole context name nothing
 * @param words of RUN, CMD, ENTRYPOINT and HEALTHCHECK
 */
public record ContextDockerfiles(List<PathPattern> named, Set<String> words) {

    /** More Dockerfiles than one context has. */
    private static final int MOST = 100;

    /** Those of the snapshot that lie in the context, or copy something of it by name. */
    public static ContextDockerfiles in(Snapshot snapshot, RepositoryPath context) {
        ContextDockerfiles all = new ContextDockerfiles(new ArrayList<>(), new HashSet<>());
        DockerfileNames.in(snapshot).paths().stream()
                .limit(MOST)
                .forEach(path ->
                        snapshot.text(path, DockerfileParser.READER)
                                .filter(dockerfile ->
                                        path.isIn(context)
                                                || copiesFrom(snapshot, context, dockerfile))
                                .ifPresent(all::read));
        return all;
    }

    /** Whether a source that it names is there in the context. */
    private static boolean copiesFrom(
            Snapshot snapshot, RepositoryPath context, Dockerfile dockerfile) {
        return dockerfile.instructions().stream()
                .flatMap(instruction -> sources(instruction).stream())
                .flatMap(source ->
                        context
                                .resolve(source.startsWith("/") ? source.substring(1) : source)
                                .stream())
                .anyMatch(path -> snapshot.entry(path).isPresent() || snapshot.isFolder(path));
    }

    private void read(Dockerfile dockerfile) {
        for (Instruction instruction : dockerfile.instructions()) {
            sources(instruction).forEach(this::name);
            switch (instruction) {
                case Instruction.Run run -> addWords(dockerfile, run);
                case Instruction.Cmd cmd -> addWords(cmd);
                case Instruction.Entrypoint entrypoint -> addWords(entrypoint);
                case Instruction.Healthcheck check -> addWords(check);
                default -> {}
            }
        }
    }

    /**
     * A file that is only removed is not needed: {@code rm -f} is content where it is not there.
     */
    private void addWords(Dockerfile dockerfile, Instruction.Run run) {
        if (!(run.command() instanceof Instruction.CommandLine.ShellForm(var text))
                || !run.form().heredocs().isEmpty()) {
            addWords(run);
            return;
        }
        StringBuilder left = new StringBuilder(run.form().text().text());
        String source = dockerfile.source().text();
        Commands.simple(ShellParser.parse(text).body())
                .map(found -> found.command())
                .filter(ContextDockerfiles::onlyRemoves)
                .map(command -> command.range().of(source))
                .forEach(command -> {
                    int at = left.indexOf(command);
                    if (at >= 0) left.delete(at, at + command.length());
                });
        words.addAll(Mentions.words(left.toString()));
    }

    private static boolean onlyRemoves(Command.Simple command) {
        return command.name().filter("rm"::equals).isPresent()
                && command.arguments().stream()
                        .flatMap(word -> word.literal().stream())
                        .anyMatch(word ->
                                word.equals("--force")
                                        || (word.startsWith("-")
                                                && !word.startsWith("--")
                                                && word.contains("f")));
    }

    private void addWords(Instruction instruction) {
        words.addAll(Mentions.words(instruction.form().text().text()));
        instruction.form().heredocs().forEach(heredoc -> words.add(heredoc.name()));
    }

    private void name(String source) {
        String pattern = withoutVariables(source);
        PathPattern path = PathPattern.of(ImagePath.ROOT, pattern);
        boolean wholeContext =
                path.path().equals(ImagePath.ROOT) || path.path().value().equals("/*");
        if (!wholeContext) named.add(path);
    }

    /** A variable may stand for anything within a name. */
    private static String withoutVariables(String source) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) != '$') {
                out.append(source.charAt(i));
                continue;
            }
            out.append('*');
            boolean braced = i + 1 < source.length() && source.charAt(i + 1) == '{';
            int close = source.indexOf('}', i);
            if (braced && close > 0) i = close;
            else while (i + 1 < source.length() && isNameCharacter(source.charAt(i + 1))) i++;
        }
        return out.toString();
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** What an instruction takes from the context, as written. */
    private static List<String> sources(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Copy copy when copy.flag("from").isEmpty() ->
                    copy.sources().stream().map(Word::text).toList();
            case Instruction.Add add ->
                    add.sources().stream()
                            .map(Word::text)
                            .filter(source -> !source.contains("://"))
                            .toList();
            case Instruction.Run run ->
                    run.flags().stream()
                            .filter(flag -> flag.name().equals("mount"))
                            .flatMap(flag -> flag.value().stream())
                            .flatMap(value -> boundSource(value).stream())
                            .toList();
            default -> List.of();
        };
    }

    private static Optional<String> boundSource(String mount) {
        List<String> settings = List.of(mount.split(",", -1));
        boolean fromElsewhere = settings.stream().anyMatch(setting -> setting.startsWith("from="));
        boolean otherType =
                settings.stream()
                        .anyMatch(setting ->
                                setting.startsWith("type=") && !setting.equals("type=bind"));
        if (fromElsewhere || otherType) return Optional.empty();
        return settings.stream()
                .filter(setting -> setting.startsWith("source=") || setting.startsWith("src="))
                .map(setting -> setting.substring(setting.indexOf('=') + 1))
                .findFirst();
    }

    /**
     * Whether this path of the context is copied by its own name or a folder's above it, or holds
     * something that is.
     */
    boolean copyByName(String path) {
        ImagePath inContext = ImagePath.of(path);
        return named.stream()
                .anyMatch(source ->
                        source.holds(inContext.value()) || isAbove(inContext, source.stem()));
    }

    private static boolean isAbove(ImagePath folder, ImagePath source) {
        return !source.equals(ImagePath.ROOT) && source.isIn(folder);
    }
}
