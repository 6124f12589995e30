package dev.plimsoll.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of pip, however it is written; indexes are those of the call's words, the program's name
 * being 0.
 *
 * @param program the path or name by which pip, or the interpreter that runs it, is started
 * @param global options before the verb
 * @param verb {@code install}, {@code uninstall}, {@code download} …; empty where there is none
 * @param verbIndex the word of the verb; the number of words where there is none
 * @param arguments options and operands after the verb
 */
public record PipCommand(
        String program, Arguments global, String verb, int verbIndex, Arguments arguments) {

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--requirement",
                    "--constraint",
                    "--build-constraint",
                    "--editable",
                    "--target",
                    "--platform",
                    "--python-version",
                    "--implementation",
                    "--abi",
                    "--prefix",
                    "--root",
                    "--src",
                    "--upgrade-strategy",
                    "--config-settings",
                    "--config-setting",
                    "--global-option",
                    "--install-option",
                    "--build-option",
                    "--no-binary",
                    "--only-binary",
                    "--progress-bar",
                    "--root-user-action",
                    "--report",
                    "--group",
                    "--index-url",
                    "--pypi-url",
                    "--extra-index-url",
                    "--find-links",
                    "--proxy",
                    "--retries",
                    "--timeout",
                    "--default-timeout",
                    "--exists-action",
                    "--trusted-host",
                    "--cert",
                    "--client-cert",
                    "--cache-dir",
                    "--log",
                    "--python",
                    "--keyring-provider",
                    "--use-feature",
                    "--use-deprecated",
                    "--wheel-dir",
                    "--dest",
                    "--destination-dir",
                    "--hash",
                    "--all-releases",
                    "--only-final",
                    "--resume-retries",
                    "--uploaded-prior-to",
                    "--build",
                    "--editor",
                    "--format",
                    "--path",
                    "--exclude");

    private static final Set<String> FLAGS =
            Set.of(
                    "--no-deps",
                    "--only-deps",
                    "--pre",
                    "--dry-run",
                    "--user",
                    "--upgrade",
                    "--force-reinstall",
                    "--ignore-installed",
                    "--ignore-requires-python",
                    "--no-build-isolation",
                    "--use-pep517",
                    "--no-use-pep517",
                    "--check-build-dependencies",
                    "--compile",
                    "--no-compile",
                    "--no-warn-script-location",
                    "--no-warn-conflicts",
                    "--prefer-binary",
                    "--require-hashes",
                    "--no-clean",
                    "--no-index",
                    "--help",
                    "--debug",
                    "--isolated",
                    "--require-virtualenv",
                    "--verbose",
                    "--version",
                    "--quiet",
                    "--no-input",
                    "--no-cache-dir",
                    "--disable-pip-version-check",
                    "--no-color",
                    "--no-python-version-warning",
                    "--yes",
                    "--break-system-packages",
                    "--global",
                    "--site",
                    "--no-verify",
                    "--system");

    private static final Map<Character, String> SHORTS =
            Map.ofEntries(
                    Map.entry('r', "--requirement"),
                    Map.entry('c', "--constraint"),
                    Map.entry('e', "--editable"),
                    Map.entry('t', "--target"),
                    Map.entry('i', "--index-url"),
                    Map.entry('f', "--find-links"),
                    Map.entry('w', "--wheel-dir"),
                    Map.entry('d', "--dest"),
                    Map.entry('C', "--config-settings"),
                    Map.entry('b', "--build"),
                    Map.entry('U', "--upgrade"),
                    Map.entry('I', "--ignore-installed"),
                    Map.entry('q', "--quiet"),
                    Map.entry('v', "--verbose"),
                    Map.entry('y', "--yes"),
                    Map.entry('h', "--help"),
                    Map.entry('V', "--version"));

    private static final OptionTable OPTIONS = new OptionTable(WITH_VALUE, FLAGS, SHORTS);

    /** The call of pip that these words are; empty where they start another program. */
    public static Optional<PipCommand> recognise(List<String> words) {
        if (words.isEmpty()) return Optional.empty();
        String name = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        if (isVersioned(name, "pip")) return Optional.of(read(words, 1));
        if (!isVersioned(name, "python")) return Optional.empty();
        int module = words.indexOf("-m");
        boolean pip =
                module > 0 && module + 1 < words.size() && words.get(module + 1).equals("pip");
        boolean onlyFlags =
                pip
                        && words.subList(1, module).stream()
                                .allMatch(word -> word.startsWith("-") && !word.equals("-c"));
        return onlyFlags ? Optional.of(read(words, module + 2)) : Optional.empty();
    }

    private static PipCommand read(List<String> words, int start) {
        Arguments global = OPTIONS.read(words, start, true);
        int verb = global.end();
        boolean has = verb < words.size();
        Arguments rest =
                has
                        ? OPTIONS.read(words, verb + 1, false)
                        : new Arguments(List.of(), List.of(), verb);
        return new PipCommand(words.getFirst(), global, has ? words.get(verb) : "", verb, rest);
    }

    /** {@code pip}, {@code pip3}, {@code pip3.11}. */
    static boolean isVersioned(String name, String tool) {
        if (!name.startsWith(tool)) return false;
        String version = name.substring(tool.length());
        return version.isEmpty()
                || (Cursor.isDigit(version.charAt(0))
                        && version.chars().allMatch(c -> Cursor.isDigit(c) || c == '.'));
    }

    public boolean isInstall() {
        return verb.equals("install");
    }

    /** Whether the option is given, before or after the verb. */
    public boolean has(String option) {
        return global.has(option) || arguments.has(option);
    }

    /** The option's value; after the verb goes before before it. */
    public Optional<String> value(String option) {
        return arguments.value(option).or(() -> global.value(option));
    }

    /** The files given by {@code -r}, as written. */
    public List<String> requirementFiles() {
        return arguments.values("--requirement");
    }

    /** Requirements, paths and URLs given as words. */
    public List<String> operands() {
        return arguments.operands().stream().map(Arguments.Operand::value).toList();
    }
}
