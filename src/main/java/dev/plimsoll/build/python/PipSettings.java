package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.PipCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * pip's options from wherever it takes them: the command, the environment, {@code pip config},
 * {@code /etc/pip.conf}.
 */
record PipSettings(PipCommand command, Call call, Machine machine) {

    /** What {@code pip config set} has written, by option. */
    static final StateKey<Map<String, String>> CONFIGURED =
            StateKey.of("pip-configuration", Map.of());

    private static final Set<String> FALSE = Set.of("n", "no", "f", "false", "off", "0");

    /** The value of an option, by its long name without dashes. */
    Optional<String> value(String option) {
        return command.value("--" + option)
                .or(() -> fromEnvironment(option))
                .or(() -> configured(option));
    }

    /** Whether a flag is on. */
    boolean flag(String option) {
        return command.has("--" + option)
                || fromEnvironment(option)
                        .or(() -> configured(option))
                        .filter(PipSettings::isTrue)
                        .isPresent();
    }

    /** A variable that is set to nothing is not set, for pip. */
    private Optional<String> fromEnvironment(String option) {
        String name = "PIP_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(call.environment().get(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> configured(String option) {
        Optional<String> set = Optional.ofNullable(machine.state(CONFIGURED).get(option));
        return set.or(() ->
                machine.text(ImagePath.of("/etc/pip.conf")).flatMap(text -> inFile(text, option)));
    }

    private static Optional<String> inFile(String text, String option) {
        for (String line : text.lines().toList()) {
            int sign = line.indexOf('=');
            if (sign > 0 && line.substring(0, sign).strip().equals(option))
                return Optional.of(line.substring(sign + 1).strip());
        }
        return Optional.empty();
    }

    static boolean isTrue(String value) {
        return !FALSE.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether modules are compiled. {@code PIP_NO_COMPILE} sets the same switch as {@code
     * PIP_COMPILE}: 1 compiles.
     */
    boolean compiles() {
        if (command.has("--no-compile")) return false;
        if (command.has("--compile")) return true;
        return fromEnvironment("no-compile")
                .or(() -> fromEnvironment("compile"))
                .map(PipSettings::isTrue)
                .orElse(true);
    }

    /** Whether the command itself keeps no cache; any value of the variable says so, "0" too. */
    boolean keepsNoCache() {
        return command.has("--no-cache-dir") || keepsNoCacheAnywhere();
    }

    /**
     * Whether that holds for the programs that build source distributions, too: they see the
     * environment, not the option.
     */
    boolean keepsNoCacheAnywhere() {
        return fromEnvironment("no-cache-dir").or(() -> configured("no-cache-dir")).isPresent();
    }

    ImagePath cacheFolder() {
        Optional<String> named = value("cache-dir");
        if (named.isPresent()) return call.workingDirectory().resolve(named.get());
        String xdg = call.environment().getOrDefault("XDG_CACHE_HOME", "");
        return xdg.startsWith("/")
                ? ImagePath.of(xdg).resolve("pip")
                : machine.home(call).resolve(".cache/pip");
    }

    /** Addresses of indexes besides PyPI's, all that are given in place of it or beside it. */
    List<String> otherIndexes() {
        List<String> urls = new ArrayList<>();
        value("index-url").or(() -> value("pypi-url")).ifPresent(urls::add);
        urls.addAll(command.arguments().values("--extra-index-url"));
        if (urls.isEmpty() || !command.has("--extra-index-url")) {
            fromEnvironment("extra-index-url")
                    .or(() -> configured("extra-index-url"))
                    .ifPresent(all -> urls.addAll(List.of(all.strip().split("\\s+", -1))));
        }
        return urls.stream().filter(url -> !Indexes.isPublic(url)).toList();
    }
}
