package dev.plimsoll.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of uv; indexes are those of the call's words, the program's name being 0.
 *
 * @param verb such as {@code pip install}, {@code sync}, {@code venv}; empty where there is none
 * @param verbIndex the last word of the verb
 */
public record UvCommand(Arguments global, String verb, int verbIndex, Arguments arguments) {

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--requirements",
                    "--requirement",
                    "--constraints",
                    "--constraint",
                    "--overrides",
                    "--override",
                    "--editable",
                    "--target",
                    "--prefix",
                    "--python",
                    "--index-url",
                    "--default-index",
                    "--index",
                    "--extra-index-url",
                    "--find-links",
                    "--no-binary",
                    "--only-binary",
                    "--no-build-package",
                    "--no-binary-package",
                    "--link-mode",
                    "--cache-dir",
                    "--extra",
                    "--group",
                    "--no-group",
                    "--only-group",
                    "--package",
                    "--directory",
                    "--project",
                    "--config-file",
                    "--resolution",
                    "--prerelease",
                    "--index-strategy",
                    "--keyring-provider",
                    "--config-setting",
                    "--upgrade-package",
                    "--reinstall-package",
                    "--python-version",
                    "--python-platform",
                    "--exclude-newer",
                    "--refresh-package",
                    "--no-build-isolation-package",
                    "--no-install-package",
                    "--allow-insecure-host",
                    "--torch-backend",
                    "--color",
                    "--with",
                    "--from",
                    "--prompt",
                    "--no-extra",
                    "--build-constraints",
                    "--output-file",
                    "--format",
                    "--no-emit-package",
                    "--python-preference");

    private static final Set<String> FLAGS =
            Set.of(
                    "--system",
                    "--no-cache",
                    "--no-cache-dir",
                    "--compile-bytecode",
                    "--compile",
                    "--no-compile-bytecode",
                    "--no-compile",
                    "--upgrade",
                    "--no-deps",
                    "--require-hashes",
                    "--no-index",
                    "--frozen",
                    "--locked",
                    "--no-dev",
                    "--all-extras",
                    "--all-groups",
                    "--only-dev",
                    "--dev",
                    "--no-install-project",
                    "--no-install-workspace",
                    "--no-install-local",
                    "--no-emit-project",
                    "--no-hashes",
                    "--no-header",
                    "--no-annotate",
                    "--no-editable",
                    "--inexact",
                    "--exact",
                    "--no-default-groups",
                    "--break-system-packages",
                    "--quiet",
                    "--verbose",
                    "--offline",
                    "--reinstall",
                    "--refresh",
                    "--seed",
                    "--no-build",
                    "--no-build-isolation",
                    "--strict",
                    "--dry-run",
                    "--active",
                    "--no-sync",
                    "--native-tls",
                    "--managed-python",
                    "--no-managed-python",
                    "--no-python-downloads",
                    "--no-progress",
                    "--no-config",
                    "--relocatable",
                    "--clear",
                    "--system-site-packages",
                    "--no-project",
                    "--no-sources",
                    "--all-packages",
                    "--pre",
                    "--no-verify-hashes",
                    "--user");

    private static final Map<Character, String> SHORTS =
            Map.ofEntries(
                    Map.entry('r', "--requirement"),
                    Map.entry('c', "--constraint"),
                    Map.entry('e', "--editable"),
                    Map.entry('p', "--python"),
                    Map.entry('i', "--index-url"),
                    Map.entry('f', "--find-links"),
                    Map.entry('n', "--no-cache"),
                    Map.entry('U', "--upgrade"),
                    Map.entry('q', "--quiet"),
                    Map.entry('v', "--verbose"),
                    Map.entry('o', "--output-file"),
                    Map.entry('P', "--upgrade-package"));

    private static final OptionTable OPTIONS = new OptionTable(WITH_VALUE, FLAGS, SHORTS);

    /** Verbs of two words. */
    private static final Set<String> FAMILIES = Set.of("pip", "tool", "python", "cache", "self");

    /** The call of uv that these words are; empty where they start another program. */
    public static Optional<UvCommand> recognise(List<String> words) {
        if (words.isEmpty()) return Optional.empty();
        String name = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        if (!name.equals("uv")) return Optional.empty();
        Arguments global = OPTIONS.read(words, 1, true);
        int at = global.end();
        if (at >= words.size())
            return Optional.of(
                    new UvCommand(global, "", at, new Arguments(List.of(), List.of(), at)));
        String verb = words.get(at);
        if (FAMILIES.contains(verb) && at + 1 < words.size()) verb = verb + " " + words.get(++at);
        return Optional.of(new UvCommand(global, verb, at, OPTIONS.read(words, at + 1, false)));
    }

    public boolean has(String option) {
        return global.has(option) || arguments.has(option);
    }

    public Optional<String> value(String option) {
        return arguments.value(option).or(() -> global.value(option));
    }
}
