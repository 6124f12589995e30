package dev.plimsoll.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll}: prices container images of Python applications before they are built. */
@Command(
        name = "plimsoll",
        mixinStandardHelpOptions = true,
        version = "plimsoll 0.1.0",
        description =
                "Prices container images of Python applications before they are built, and proposes the lighter ones.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with:",
            "  plimsoll review            the folder you are in",
            "  plimsoll review --base main  what your branch changes",
            "  plimsoll rules             what is looked for"
        })
public final class PlimsollCommand implements Runnable {

    @Spec private CommandSpec spec;

    /** A command line ready to be executed; results go to {@code out} as UTF-8. */
    public static CommandLine of(Engine engine, OutputStream out, OutputStream err) {
        return of(engine, out, err, new String[0]);
    }

    /**
     * The same for these arguments: of the commands only the one is made that they begin with,
     * which starts a third of a second sooner.
     */
    public static CommandLine of(
            Engine engine, OutputStream out, OutputStream err, String[] arguments) {
        PrintWriter results =
                new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
        PrintWriter progress =
                new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("review", () -> new ReviewCommand(engine));
        commands.put("rules", RulesCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("serve", () -> new ServeCommand(engine));
        commands.put("demo", () -> new DemoCommand(engine));
        if (arguments.length > 0 && commands.containsKey(arguments[0]))
            commands.keySet().retainAll(Set.of(arguments[0]));
        CommandLine line = new CommandLine(new PlimsollCommand());
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        line.setOut(results).setErr(progress);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof Unusable)) throw failure;
            progress.println("plimsoll: " + failure.getMessage());
            return ExitCode.UNUSABLE;
        });
        line.setExecutionStrategy(parsed -> {
            int code = new CommandLine.RunLast().execute(parsed);
            results.flush();
            return code;
        });
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command was expected");
    }
}
