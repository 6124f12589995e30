package dev.plimsoll.rule.runtime;

import dev.plimsoll.python.PythonSource;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Commands;
import dev.plimsoll.shell.ShellParser;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The commands that an application's own files start, each with the file that does.
 *
 * <p>Errs on the side of too many: a command named here and not needed costs a package, one missed
 * breaks the image.
 */
public final class CalledCommands {

    /** Beyond this a file is data. */
    static final long MAX_FILE_BYTES = 1 << 20;

    /** Words without which a Python file starts no other program. */
    private static final List<String> STARTERS =
            List.of(
                    "subprocess",
                    "os.system",
                    "os.popen",
                    "os.exec",
                    "os.spawn",
                    "posix_spawn",
                    "shutil.which",
                    "create_subprocess",
                    "pexpect",
                    "plumbum",
                    "import sh",
                    "invoke",
                    "fabric",
                    "popen");

    private static final Function<SourceFile, List<String>> COMMANDS = CalledCommands::commands;

    private CalledCommands() {}

    /** Every command by name, with the first file that calls it, of these files of the snapshot. */
    public static Map<String, RepositoryPath> in(
            Snapshot snapshot, Collection<RepositoryPath> files) {
        Map<String, RepositoryPath> called = new TreeMap<>();
        for (RepositoryPath path : files) {
            Optional<Entry> entry =
                    snapshot.entry(path)
                            .filter(Entry::isFile)
                            .filter(e -> e.bytes() <= MAX_FILE_BYTES);
            if (entry.isEmpty() || !mayCall(entry.get())) continue;
            snapshot.text(path, COMMANDS)
                    .ifPresent(all -> all.forEach(command -> called.putIfAbsent(command, path)));
        }
        return called;
    }

    /** The commands of a shell text, such as a CMD in shell form. */
    public static List<String> ofShell(String script) {
        List<String> names = new ArrayList<>();
        Commands.simple(ShellParser.parse(MappedText.of(script, 0)).body())
                .map(found -> found.command())
                .forEach(command -> addWords(command, names));
        return names;
    }

    private static boolean mayCall(Entry entry) {
        String name = entry.path().name();
        int dot = name.lastIndexOf('.');
        String suffix = dot <= 0 ? "" : name.substring(dot + 1);
        return switch (suffix) {
            case "py",
                    "sh",
                    "bash",
                    "zsh",
                    "cfg",
                    "ini",
                    "conf",
                    "toml",
                    "yml",
                    "yaml",
                    "service",
                    "" ->
                    true;
            default -> entry.kind() == Entry.Kind.EXECUTABLE;
        };
    }

    private static List<String> commands(SourceFile source) {
        RepositoryPath path = source.path();
        String text = source.text();
        if (path.name().endsWith(".py") || isPythonScript(text)) return ofPython(text);
        if (path.name().equals("Procfile") || path.name().startsWith("Procfile."))
            return ofProcfile(text);
        if (isShellScript(path, text)) return ofShell(text);
        return wordsOf(text);
    }

    private static boolean isPythonScript(String text) {
        return text.startsWith("#!") && firstLine(text).contains("python");
    }

    private static boolean isShellScript(RepositoryPath path, String text) {
        return path.name().endsWith("sh")
                || (text.startsWith("#!") && firstLine(text).contains("sh"));
    }

    private static String firstLine(String text) {
        int lf = text.indexOf('\n');
        return lf < 0 ? text : text.substring(0, lf);
    }

    /**
     * The first word of each string, and of each part of it that a shell would start, where the
     * file starts programs at all.
     */
    private static List<String> ofPython(String text) {
        if (STARTERS.stream().noneMatch(text::contains)) return List.of();
        List<String> names = new ArrayList<>();
        for (String string : PythonSource.parse(text).strings()) {
            if (string.indexOf(' ') < 0) names.add(baseName(string));
            else names.addAll(ofShell(string));
        }
        return names;
    }

    private static List<String> ofProcfile(String text) {
        List<String> names = new ArrayList<>();
        text.lines()
                .filter(line -> line.indexOf(':') > 0)
                .forEach(line -> names.addAll(ofShell(line.substring(line.indexOf(':') + 1))));
        return names;
    }

    /** Settings of supervisors and the like: any word may be a command. */
    private static List<String> wordsOf(String text) {
        List<String> names = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0
                    && line.substring(0, equals)
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("command")) {
                names.addAll(ofShell(line.substring(equals + 1)));
            }
        }
        return names;
    }

    /**
     * The command itself, and what it hands on to be started, as {@code exec}, {@code env} or
     * {@code sudo} do.
     */
    private static void addWords(Command.Simple command, List<String> names) {
        for (var word : command.words()) {
            Optional<String> literal = word.literal();
            if (literal.isEmpty()) return;
            String value = literal.get();
            names.add(baseName(value));
            boolean handsOn =
                    List.of(
                                    "exec", "env", "sudo", "gosu", "su-exec", "nohup", "time",
                                    "timeout", "xargs", "command", "which")
                            .contains(value);
            if (!handsOn && !value.startsWith("-") && value.indexOf('=') < 0) return;
        }
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
