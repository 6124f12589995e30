package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Entry;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which files are Dockerfiles, by their names. */
public final class DockerfileNames {

    /**
     * What a snapshot holds.
     *
     * @param paths of Dockerfiles; a link stands for its target
     * @param problems the templates, which are not read
     */
    public record Found(List<RepositoryPath> paths, List<Problem> problems) {}

    /** Endings of {@code Dockerfile.*} that are no Dockerfiles. */
    private static final Set<String> OTHER_ENDINGS =
            Set.of("md", "txt", "sh", "py", "yml", "json", "bak", "orig", "dockerignore");

    private static final Set<String> TEMPLATE_ENDINGS =
            Set.of("j2", "jinja", "tmpl", "template", "in", "erb");

    private DockerfileNames() {}

    public static Found in(Snapshot snapshot) {
        NavigableSet<RepositoryPath> paths = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Entry entry : snapshot.entries().values()) {
            String name = entry.path().name();
            if (isTemplate(name)) {
                problems.add(
                        Problem.in(
                                entry.path(),
                                "this is a template; a Dockerfile as a builder reads it was expected"));
            } else if (isDockerfile(name)) {
                target(entry, snapshot).ifPresentOrElse(paths::add, () -> unread(entry, problems));
            }
        }
        return new Found(List.copyOf(paths), List.copyOf(problems));
    }

    public static boolean isDockerfile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isTemplate(name) || OTHER_ENDINGS.contains(ending(lower))) return false;
        return lower.equals("dockerfile")
                || lower.equals("containerfile")
                || lower.startsWith("dockerfile.")
                || lower.endsWith(".dockerfile");
    }

    /** Whether a Dockerfile is made of it. */
    public static boolean isTemplate(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String ending = ending(lower);
        return TEMPLATE_ENDINGS.contains(ending)
                && isDockerfile(lower.substring(0, lower.length() - ending.length() - 1));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Optional<RepositoryPath> target(Entry entry, Snapshot snapshot) {
        return snapshot.resolve(entry.path())
                .filter(path -> snapshot.entry(path).filter(Entry::isFile).isPresent());
    }

    private static void unread(Entry entry, List<Problem> problems) {
        if (entry.kind() == Entry.Kind.SYMLINK) {
            problems.add(
                    Problem.in(
                            entry.path(), "a link to a file inside the repository was expected"));
        }
    }
}
