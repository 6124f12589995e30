package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.python.Arguments;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.UvCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * uv: {@code pip install}, {@code pip sync}, {@code pip uninstall}, {@code venv}, {@code sync}; the
 * rest is named as unknown.
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
        if (command.verb().equals("sync")) {
            new UvSync(command, call, machine).sync();
            return;
        }
        if (command.verb().equals("export")) {
            new UvSync(command, call, machine).export();
            return;
        }
        boolean system = command.has("--system") || Settings.isTrue(call, "UV_SYSTEM_PYTHON");
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
                Environment made =
                        Environment.virtual(
                                environment.interpreter(), call.workingDirectory().resolve(folder));
                if (command.has("--seed")) Venv.make(made, machine, true);
                else Venv.ofUv(made, machine);
            }
            case "cache clean", "cache prune" ->
                    machine.remove(new UvCache(command, call, machine).folder());
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
                case "--group" -> wishes.group(value);
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
        boolean compiles = compiles(command, call);
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
        Installation installation = new Installation(plan, wishes, machine);
        installation.run();
        if (compiles && environment.system()) FirstRun.compileAll(machine, environment);
        new UvCache(command, call, machine).keep(installation, true);
    }

    /** Whether all modules of the environment are compiled after the installation. */
    static boolean compiles(UvCommand command, Call call) {
        if (command.has("--no-compile-bytecode") || command.has("--no-compile")) return false;
        return command.has("--compile-bytecode")
                || command.has("--compile")
                || Settings.isTrue(call, "UV_COMPILE_BYTECODE");
    }
}
