package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.python.UvCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of uv, Poetry or pipenv that installs, or prepares it.
 *
 * @param place where it installs to
 */
record LockInstaller(Call call, Place place) {

    /** Where an installer puts packages. */
    enum Place {
        /** Nowhere: it sets or looks something up. */
        NONE,
        /** The environment that a word of uv's pip names. */
        NAMED,
        /** The active environment, else the interpreter's own folder. */
        SYSTEM,
        /** An environment beside the project. */
        PROJECT,
        /** A folder that its settings or its cache decide. */
        ELSEWHERE
    }

    static final Set<String> NAMES = Set.of("uv", "poetry", "pipenv");

    private static final Set<String> POETRY_LOOKS =
            Set.of("", "check", "cache", "version", "about");
    private static final Set<String> UV_LOOKS =
            Set.of("", "version", "cache", "cache clean", "cache prune");
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "on", "t");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "off", "f");
    private static final String BESIDE = ".venv";

    /** Empty for other programs, and for what else these do. */
    static Optional<LockInstaller> of(Call call) {
        return (switch (call.name()) {
                    case "uv" -> ofUv(call);
                    case "poetry" -> ofPoetry(call);
                    case "pipenv" -> ofPipenv(call);
                    default -> Optional.<Place>empty();
                })
                .map(place -> new LockInstaller(call, place));
    }

    /** The environment beside the project, where it installs to one. */
    Optional<String> folder() {
        if (place != Place.PROJECT) return Optional.empty();
        String named = call.environment().getOrDefault("UV_PROJECT_ENVIRONMENT", BESIDE);
        return Optional.of(
                call.workingDirectory().resolve(call.name().equals("uv") ? named : BESIDE).value());
    }

    /** The word by which uv's pip is told to install into the interpreter's own folder. */
    Optional<Call.Argument> system() {
        return call.arguments().stream()
                .filter(argument -> argument.value().equals("--system") && argument.written())
                .findFirst();
    }

    /** Where uv's pip may be told an interpreter: after its verb. */
    int afterVerb() {
        return call.arguments().stream()
                .filter(word -> word.value().equals("install") || word.value().equals("sync"))
                .findFirst()
                .map(word -> word.range().end())
                .orElse(call.command().range().end());
    }

    boolean isUvPip() {
        return call.name().equals("uv") && call.words().contains("pip");
    }

    private static Optional<Place> ofUv(Call call) {
        List<String> words = call.arguments().stream().map(Call.Argument::value).toList();
        Optional<UvCommand> uv = UvCommand.recognise(words);
        if (uv.isEmpty()) return Optional.empty();
        if (UV_LOOKS.contains(uv.get().verb())) return Optional.of(Place.NONE);
        boolean elsewhere =
                words.stream()
                        .anyMatch(word ->
                                isOne(
                                        word,
                                        "--target",
                                        "--prefix",
                                        "--active",
                                        "--directory",
                                        "--project",
                                        "--script"));
        return switch (uv.get().verb()) {
            case "pip install", "pip sync" ->
                    Optional.of(
                            elsewhere
                                    ? Place.ELSEWHERE
                                    : words.contains("--system")
                                                    || isTrue(
                                                            call.environment(), "UV_SYSTEM_PYTHON")
                                            ? Place.SYSTEM
                                            : Place.NAMED);
            case "sync" ->
                    Optional.of(
                            elsewhere
                                            || words.stream()
                                                    .anyMatch(word -> isOne(word, "--python", "-p"))
                                    ? Place.ELSEWHERE
                                    : Place.PROJECT);
            default -> Optional.empty();
        };
    }

    private static boolean isOne(String word, String... options) {
        for (String option : options)
            if (word.equals(option) || word.startsWith(option + "=")) return true;
        return false;
    }

    private static Optional<Place> ofPoetry(Call call) {
        String verb = call.operands().stream().findFirst().orElse("");
        if (verb.equals("config") || POETRY_LOOKS.contains(verb)) return Optional.of(Place.NONE);
        if (!verb.equals("install") && !verb.equals("sync")) return Optional.empty();
        if (call.words().stream()
                .anyMatch(word -> isOne(word, "--directory", "--project", "-C", "-P")))
            return Optional.of(Place.ELSEWHERE);
        Map<String, String> settings = call.environment();
        if (isFalse(settings, "POETRY_VIRTUALENVS_CREATE")) return Optional.of(Place.SYSTEM);
        return Optional.of(
                isTrue(settings, "POETRY_VIRTUALENVS_IN_PROJECT")
                        ? Place.PROJECT
                        : Place.ELSEWHERE);
    }

    /** Those of a stage in order, each with what {@code poetry config} has set before it. */
    static List<LockInstaller> in(List<Piece> pieces) {
        Map<String, String> configured = new HashMap<>();
        List<LockInstaller> all = new ArrayList<>();
        for (Piece piece : pieces) {
            for (Call call : piece.calls()) {
                if (call.name().equals("poetry")
                        && call.operands().size() == 3
                        && call.operands().getFirst().equals("config"))
                    configured.put(call.operands().get(1), call.operands().get(2));
                of(call).map(one -> one.after(configured)).ifPresent(all::add);
            }
        }
        return all;
    }

    /** The same once what {@code poetry config} has set before is known. */
    private LockInstaller after(Map<String, String> configured) {
        if (!call.name().equals("poetry") || place != Place.ELSEWHERE) return this;
        if (isFalse(configured, "virtualenvs.create")) return new LockInstaller(call, Place.SYSTEM);
        return isTrue(configured, "virtualenvs.in-project")
                ? new LockInstaller(call, Place.PROJECT)
                : this;
    }

    private static Optional<Place> ofPipenv(Call call) {
        List<String> operands = call.operands();
        String verb = operands.stream().findFirst().orElse("");
        if (!verb.equals("install") && !verb.equals("sync")) return Optional.empty();
        if (operands.size() > 1 || call.environment().containsKey("PIPENV_PIPFILE"))
            return Optional.of(Place.ELSEWHERE);
        if (call.has("--system") || isTrue(call.environment(), "PIPENV_SYSTEM"))
            return Optional.of(Place.SYSTEM);
        return Optional.of(
                isTrue(call.environment(), "PIPENV_VENV_IN_PROJECT")
                        ? Place.PROJECT
                        : Place.ELSEWHERE);
    }

    private static boolean isTrue(Map<String, String> settings, String name) {
        return YES.contains(settings.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }

    private static boolean isFalse(Map<String, String> settings, String name) {
        return NO.contains(settings.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }
}
