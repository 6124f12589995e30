package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.rule.runtime.PipCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What keeps a RUN of the application's own from staying in a stage that no longer builds. */
final class OwnRunObstacles {

    static final Set<String> INSTALLERS =
            Set.of(
                    "pip", "pip3", "apt-get", "apt", "conda", "mamba", "poetry", "pipenv", "uv",
                    "pdm");
    private static final Set<String> INTERPRETERS =
            Set.of("sh", "bash", "python", "python3", "perl");
    private static final Set<String> SETUP =
            Set.of("install", "develop", "build_ext", "build", "bdist_wheel");

    private OwnRunObstacles() {}

    static Optional<String> first(List<Call> calls, int line) {
        boolean builds =
                calls.stream()
                        .anyMatch(call ->
                                PipCall.isPython(call.name())
                                        && call.words().contains("setup.py")
                                        && call.words().stream().anyMatch(SETUP::contains));
        if (builds) return Optional.of("the RUN in line %d builds by setup.py".formatted(line));
        boolean fetches =
                calls.stream()
                        .anyMatch(call -> call.name().equals("curl") || call.name().equals("wget"));
        boolean runs = calls.stream().anyMatch(call -> INTERPRETERS.contains(call.name()));
        if (fetches && runs)
            return Optional.of("the RUN in line %d runs what it downloads".formatted(line));
        Optional<String> installer =
                calls.stream().map(Call::name).filter(INSTALLERS::contains).findFirst();
        if (installer.isPresent())
            return Optional.of("the RUN in line %d calls %s".formatted(line, installer.get()));
        return calls.stream()
                .filter(OwnRunObstacles::installsDependencies)
                .findFirst()
                .map(call ->
                        "the RUN in line %d lets a program install what it depends on"
                                .formatted(line));
    }

    /** Such as {@code bbot --install-all-deps}: what that builds, and with what, is its own. */
    private static boolean installsDependencies(Call call) {
        return call.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word ->
                        word.contains("install")
                                && word.contains("dep")
                                && !word.equals("--with-deps"));
    }
}
