package dev.plimsoll.rule.context;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.List;

/** What of a context some build, or what it ships, does need. */
final class Needed {

    /** Libraries that read {@code .env} by themselves. */
    private static final String[] READERS_OF_ENV = {
        "dotenv", "environ", "decouple", "environs", "pydantic_settings", "dynaconf", "starlette"
    };

    private final ContextDockerfiles dockerfiles;
    private final Mentions mentions;
    private final boolean testsRun;

    private Needed(ContextDockerfiles dockerfiles, Mentions mentions, boolean testsRun) {
        this.dockerfiles = dockerfiles;
        this.mentions = mentions;
        this.testsRun = testsRun;
    }

    static Needed in(Snapshot snapshot, RepositoryPath context, ContextDockerfiles dockerfiles) {
        boolean testsRun =
                OutsideCommands.isTestRun(List.copyOf(dockerfiles.words()))
                        || OutsideCommands.runTests(snapshot);
        return new Needed(dockerfiles, Mentions.in(snapshot, context), testsRun);
    }

    /** Whether history is read while building or running. */
    boolean git() {
        return dockerfiles.words().contains("git")
                || dockerfiles.words().stream().anyMatch(word -> Mentions.hasPart(word, "git"))
                || dockerfiles.copyByName(".git")
                || mentions.importsAny("git", "pygit2", "dulwich")
                || mentions.words().stream()
                        .anyMatch(word ->
                                word.equals(".git")
                                        || word.equals("git")
                                        || word.startsWith(".git/"));
    }

    /** Whether something that the line leaves out is needed, or cannot be proven not to be. */
    boolean any(IgnoreLine line, List<String> leftOut) {
        if (line.kind() == Leftover.CACHES) return false;
        if (leftOut.stream().anyMatch(dockerfiles::copyByName)) return true;
        String name = line.pattern().substring(line.pattern().lastIndexOf('/') + 1);
        boolean commanded =
                dockerfiles.words().stream()
                        .anyMatch(word ->
                                Mentions.hasPart(word, name)
                                        || word.equals(name)
                                        || word.endsWith("/" + name));
        return switch (line.kind()) {
            case TESTS -> testsRun || commanded || !mentions.complete() || mentions.ofFolder(name);
            case DOCUMENTATION, ENVIRONMENTS, BUILDS ->
                    commanded || !mentions.complete() || mentions.ofFolder(name);
            case SECRETS ->
                    commanded
                            || !mentions.complete()
                            || readByName(name)
                            || leftOut.stream().anyMatch(path -> readByName(lastPart(path)));
            case PROJECT_FILES -> commanded || !mentions.complete() || mentions.ofFile(name);
            default -> false;
        };
    }

    private boolean readByName(String name) {
        return mentions.ofFile(name)
                || (name.startsWith(".env") && mentions.importsAny(READERS_OF_ENV));
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
