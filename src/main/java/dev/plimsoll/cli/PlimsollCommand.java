package dev.plimsoll.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        PrintWriter results =
                new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
        PrintWriter progress =
                new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        CommandLine line =
                new CommandLine(new PlimsollCommand())
                        .addSubcommand(new ReviewCommand(engine))
                        .addSubcommand(new RulesCommand())
                        .addSubcommand(new ConfigCommand())
                        .addSubcommand(new ServeCommand(engine))
                        .addSubcommand(new DemoCommand(engine));
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
