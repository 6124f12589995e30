package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Arguments;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PipCommand;
import dev.plimsoll.python.RequirementsReader;
import dev.plimsoll.python.ResolutionRequest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** pip: install, download, wheel, uninstall, config, cache; what only prints does nothing. */
final class Pip implements Program {

    private static final Set<String> HARMLESS =
            Set.of(
                    "",
                    "list",
                    "freeze",
                    "show",
                    "check",
                    "help",
                    "debug",
                    "inspect",
                    "search",
                    "index",
                    "hash",
                    "completion");

    @Override
    public Set<String> names() {
        return Set.of("pip", "pip3");
    }

    @Override
    public boolean isNamed(String name) {
        return PipCommand.recognise(List.of(name)).isPresent() && name.startsWith("pip");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        Optional<PipCommand> recognised =
                PipCommand.recognise(call.arguments().stream().map(Call.Argument::value).toList());
        if (recognised.isEmpty()) {
            machine.unknown("what `%s` does is not known".formatted(Shown.name(call)));
            return;
        }
        PipCommand command = recognised.get();
        PipSettings settings = new PipSettings(command, call, machine);
        switch (Environments.of(call, machine, command.value("--python"))) {
            case Answer.Unknown<Environment>(String why) -> {
                if (!HARMLESS.contains(command.verb()))
                    machine.unknown(
                            "what `pip %s` does is not known: %s"
                                    .formatted(Shown.plain(command.verb()), why));
            }
            case Answer.Known<Environment>(Environment environment) -> run(settings, environment);
        }
    }

    private static void run(PipSettings settings, Environment environment) {
        PipCommand command = settings.command();
        Machine machine = settings.machine();
        boolean own = environment.system() || command.value("--python").isPresent();
        FirstRun.write(
                own
                        ? EnumSet.of(FirstRun.Part.LIBRARY, FirstRun.Part.PIP)
                        : EnumSet.of(FirstRun.Part.LIBRARY),
                settings.call(),
                machine,
                environment.interpreter());
        switch (command.verb()) {
            case "install" -> install(settings, target(settings, environment), Optional.empty());
            case "download", "wheel" -> {
                String option = command.verb().equals("wheel") ? "--wheel-dir" : "--dest";
                ImagePath folder =
                        settings.call()
                                .workingDirectory()
                                .resolve(command.value(option).orElse("."));
                machine.addFolder(folder);
                install(settings, environment, Optional.of(folder));
            }
            case "uninstall" -> uninstall(settings, environment);
            case "config" -> configure(settings);
            case "cache" -> {
                if (command.operands().contains("purge"))
                    machine.remove(PathPattern.exactly(settings.cacheFolder()));
            }
            default -> {
                if (!HARMLESS.contains(command.verb()))
                    machine.unknown(
                            "what `pip %s` does is not known"
                                    .formatted(Shown.plain(command.verb())));
            }
        }
    }

    private static Environment target(PipSettings settings, Environment environment) {
        Call call = settings.call();
        Optional<ImagePath> root = settings.value("root").map(call.workingDirectory()::resolve);
        Optional<ImagePath> target = settings.value("target").map(call.workingDirectory()::resolve);
        Optional<ImagePath> prefix = settings.value("prefix").map(call.workingDirectory()::resolve);
        // without the right to write to the system's folder pip installs for the user
        boolean user = settings.flag("user") || (environment.system() && !Users.isRoot(call));
        Environment there =
                target.map(environment::target)
                        .or(() -> prefix.map(environment::under))
                        .orElseGet(() ->
                                user
                                        ? environment.under(
                                                settings.machine().home(call).resolve(".local"))
                                        : environment);
        return root.map(folder ->
                        new Environment(
                                there.interpreter(),
                                folder.resolve("." + there.prefix()),
                                folder.resolve("." + there.sitePackages()),
                                false))
                .orElse(there);
    }

    private static void install(
            PipSettings settings, Environment environment, Optional<ImagePath> files) {
        PipCommand command = settings.command();
        Machine machine = settings.machine();
        if (command.has("--dry-run")) return;
        String tool = "pip " + command.verb();
        Wishes wishes = wishes(settings, tool);
        ImagePath cache = settings.cacheFolder();
        boolean withoutIsolation = settings.flag("no-build-isolation");
        InstallPlan plan =
                new InstallPlan(
                        tool,
                        environment,
                        files.isEmpty() && settings.compiles(),
                        !settings.flag("no-deps"),
                        upgrade(settings),
                        settings.keepsNoCache() ? Optional.empty() : Optional.of(cache),
                        settings.keepsNoCacheAnywhere() ? Optional.empty() : Optional.of(cache),
                        !withoutIsolation,
                        !settings.flag("disable-pip-version-check")
                                && command.verb().equals("install"),
                        files);
        new Installation(plan, wishes, machine).run();
    }

    private static Wishes wishes(PipSettings settings, String tool) {
        PipCommand command = settings.command();
        Wishes wishes = new Wishes(settings.call(), settings.machine(), tool);
        for (Arguments.Option option : command.arguments().options()) {
            String value = option.value().orElse("");
            switch (option.name()) {
                case "--requirement" -> wishes.file(value, false);
                case "--constraint" -> wishes.file(value, true);
                case "--editable" -> wishes.operand(value, true);
                case "--group" -> wishes.group(value);
                default -> wishes.setting(option.name(), value);
            }
        }
        for (String option : List.of("no-binary", "only-binary", "find-links")) {
            if (!command.has("--" + option))
                settings.value(option).ifPresent(value -> wishes.setting("--" + option, value));
        }
        for (String flag : List.of("pre", "prefer-binary", "no-index")) {
            if (settings.flag(flag)) wishes.setting("--" + flag, "");
        }
        settings.value("constraint")
                .filter(path -> !command.has("--constraint"))
                .ifPresent(path -> wishes.file(path, true));
        settings.otherIndexes().stream()
                .filter(url -> !wishes.indexes.contains(url))
                .forEach(wishes.indexes::add);
        command.operands().forEach(word -> wishes.operand(word, false));
        return wishes;
    }

    private static ResolutionRequest.Upgrade upgrade(PipSettings settings) {
        boolean all = settings.flag("force-reinstall") || settings.flag("ignore-installed");
        if (all) return ResolutionRequest.Upgrade.ALL;
        if (!settings.flag("upgrade")) return ResolutionRequest.Upgrade.NO;
        return settings.value("upgrade-strategy").filter("eager"::equals).isPresent()
                ? ResolutionRequest.Upgrade.ALL
                : ResolutionRequest.Upgrade.ASKED;
    }

    private static void uninstall(PipSettings settings, Environment environment) {
        settings.command()
                .operands()
                .forEach(name ->
                        Distributions.remove(
                                PackageName.of(name), environment, settings.machine()));
        for (String file : settings.command().requirementFiles()) {
            RequirementsReader.read(
                            new ImageTexts(settings.machine(), settings.call()),
                            file,
                            false,
                            settings.call().environment())
                    .wanted()
                    .forEach(line ->
                            Distributions.remove(
                                    line.requirement().project(), environment, settings.machine()));
        }
    }

    private static void configure(PipSettings settings) {
        List<String> words = settings.command().operands();
        if (words.size() < 3 || !words.getFirst().equals("set")) return;
        Map<String, String> changed =
                new HashMap<>(settings.machine().state(PipSettings.CONFIGURED));
        String key = words.get(1);
        changed.put(key.substring(key.indexOf('.') + 1), words.get(2));
        settings.machine().state(PipSettings.CONFIGURED, Map.copyOf(changed));
        boolean everywhere = settings.command().has("--global");
        ImagePath file =
                everywhere
                        ? ImagePath.of("/etc/pip.conf")
                        : settings.machine().home(settings.call()).resolve(".config/pip/pip.conf");
        settings.machine()
                .add(
                        FileGroup.text(
                                "pip-configuration",
                                file,
                                "[global]\n"
                                        + key.substring(key.indexOf('.') + 1)
                                        + " = "
                                        + words.get(2)
                                        + "\n"));
    }
}
