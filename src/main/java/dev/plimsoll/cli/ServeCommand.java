package dev.plimsoll.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: the GitHub App. Every setting of the environment is a flag too. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the GitHub App: webhook receiver, workers and pages.")
final class ServeCommand implements Callable<Integer> {

    private final Engine engine;

    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Engine engine) {
        this.engine = engine;
    }

    /** Adds a flag for each setting; {@code PUBLIC_URL} is {@code --public-url}. */
    @Spec
    void addSettings(CommandSpec command) {
        this.spec = command;
        for (SettingNames name : SettingNames.values()) {
            command.addOption(
                    OptionSpec.builder(flag(name))
                            .paramLabel(name.name())
                            .type(String.class)
                            .description(name.meaning())
                            .build());
        }
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        for (SettingNames name : SettingNames.values()) {
            Object value = spec.findOption(flag(name)).getValue();
            if (value != null) settings.put(name.name(), value.toString());
        }
        return engine.serve(settings);
    }

    private static String flag(SettingNames name) {
        return "--" + name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
