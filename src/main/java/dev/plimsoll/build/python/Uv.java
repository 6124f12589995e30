package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Arguments;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.UvCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * uv: {@code pip install}, {@code pip sync}, {@code pip uninstall}, {@code venv}; the rest is named
 * as unknown.
 */
final class Uv implements Program {

    private static final Set<String> HARMLESS =
            Set.of(
                    "",
                    "pip list",
                    "pip freeze",
                    "pip check",
                    "pip show",
                    "pip tree",
                    "pip compile",
                    "self version",
                    "version",
                    "help",
                    "tree",
                    "python list",
                    "python find",
                    "cache dir",
                    "lock");

    @Override
    public Set<String> names() {
        return Set.of("uv");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        UvCommand command =
                UvCommand.recognise(call.arguments().stream().map(Call.Argument::value).toList())
                        .orElseThrow();
        if (HARMLESS.contains(command.verb()) || command.has("--version")) return;
        boolean system = command.has("--system") || isTrue(call, "UV_SYSTEM_PYTHON");
        Optional<String> python =
                command.value("--python")
                        .or(() -> Optional.ofNullable(call.environment().get("UV_PYTHON")));
        switch (Environments.ofUv(call, machine, python, system, Optional.empty())) {
            case Answer.Unknown<Environment>(String why) ->
                    machine.unknown(
                            "what `uv %s` does is not known: %s"
                                    .formatted(Shown.plain(command.verb()), why));
            case Answer.Known<Environment>(Environment environment) ->
                    run(command, call, machine, environment);
        }
    }

    private static void run(
            UvCommand command, Call call, Machine machine, Environment environment) {
        switch (command.verb()) {
            case "pip install", "pip sync" ->
                    install(command, call, machine, target(command, call, environment));
            case "pip uninstall" ->
                    command.arguments()
                            .operands()
                            .forEach(word ->
                                    Distributions.remove(
                                            PackageName.of(word.value()), environment, machine));
            case "venv" -> {
                String folder =
                        command.arguments().operands().stream()
                                .findFirst()
                                .map(Arguments.Operand::value)
                                .orElse(".venv");
                Venv.make(
                        Environment.virtual(
                                environment.interpreter(), call.workingDirectory().resolve(folder)),
                        machine,
                        command.has("--seed"));
            }
            case "cache clean", "cache prune" -> machine.remove(cache(command, call, machine));
            default ->
                    machine.unknown(
                            "what `uv %s` installs is not known"
                                    .formatted(Shown.plain(command.verb())));
        }
    }

    private static Environment target(UvCommand command, Call call, Environment environment) {
        return command.value("--target")
                .map(path -> environment.target(call.workingDirectory().resolve(path)))
                .or(() ->
                        command.value("--prefix")
                                .map(path ->
                                        environment.under(call.workingDirectory().resolve(path))))
                .orElse(environment);
    }

    private static void install(
            UvCommand command, Call call, Machine machine, Environment environment) {
        String tool = "uv " + command.verb();
        Wishes wishes = new Wishes(call, machine, tool);
        boolean sync = command.verb().equals("pip sync");
        for (Arguments.Option option : command.arguments().options()) {
            String value = option.value().orElse("");
            switch (option.name()) {
                case "--requirements", "--requirement" -> wishes.file(value, false);
                case "--constraints", "--constraint" -> wishes.file(value, true);
                case "--editable" -> wishes.operand(value, true);
                case "--default-index", "--index" ->
                        wishes.setting("--index-url", value.substring(value.indexOf('=') + 1));
                case "--prerelease" -> wishes.prereleases = value.equals("allow");
                case "--override", "--overrides", "--torch-backend" ->
                        machine.unknown(
                                "what `%s %s` changes is not known".formatted(tool, option.name()));
                default -> wishes.setting(option.name(), value);
            }
        }
        for (String name :
                List.of("UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL", "UV_INDEX")) {
            Optional.ofNullable(call.environment().get(name))
                    .filter(url -> !url.isBlank())
                    .ifPresent(url -> wishes.setting("--index-url", url));
        }
        command.arguments()
                .operands()
                .forEach(word -> {
                    if (sync) wishes.file(word.value(), false);
                    else wishes.operand(word.value(), false);
                });
        boolean compiles =
                command.has("--compile-bytecode")
                        || command.has("--compile")
                        || isTrue(call, "UV_COMPILE_BYTECODE");
        boolean cached =
                !command.has("--no-cache")
                        && !command.has("--no-cache-dir")
                        && !isTrue(call, "UV_NO_CACHE");
        ResolutionRequest.Upgrade upgrade =
                command.has("--upgrade")
                        ? ResolutionRequest.Upgrade.ALL
                        : ResolutionRequest.Upgrade.NO;
        InstallPlan plan =
                new InstallPlan(
                        tool,
                        environment,
                        compiles,
                        !sync && !command.has("--no-deps"),
                        upgrade,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty());
        new Installation(plan, wishes, machine).run();
        ImagePath cache = cache(command, call, machine);
        boolean copies =
                call.environment()
                        .getOrDefault("UV_LINK_MODE", command.value("--link-mode").orElse(""))
                        .equals("copy");
        // linked from the cache, a wheel's files are there once; copied, twice
        if (cached && copies && !machine.vanishes(cache))
            machine.unknown("how much uv keeps in %s is not known".formatted(cache));
    }

    private static ImagePath cache(UvCommand command, Call call, Machine machine) {
        Optional<String> named =
                command.value("--cache-dir")
                        .or(() -> Optional.ofNullable(call.environment().get("UV_CACHE_DIR")));
        if (named.isPresent()) return call.workingDirectory().resolve(named.get());
        String xdg = call.environment().getOrDefault("XDG_CACHE_HOME", "");
        return xdg.startsWith("/")
                ? ImagePath.of(xdg).resolve("uv")
                : machine.home(call).resolve(".cache/uv");
    }

    private static boolean isTrue(Call call, String variable) {
        String value = call.environment().getOrDefault(variable, "").toLowerCase(Locale.ROOT);
        return Set.of("1", "true", "yes", "y", "on", "t").contains(value);
    }
}
