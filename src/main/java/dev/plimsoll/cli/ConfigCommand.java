package dev.plimsoll.cli;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.config.ConfigurationSchema;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config}: what the configuration file may say. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Works with the configuration file.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "a command was expected: check or schema");
    }

    /** Each error with its line; exits 1 if there is one. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Validates a configuration file; exits 1 if it has an error.")
    int check(
            @Parameters(
                            index = "0",
                            paramLabel = "FILE",
                            defaultValue = Configuration.PATH,
                            description = "default: ${DEFAULT-VALUE}")
                    Path file) {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> problems =
                new ConfigurationReader(RulePages.IDS).read(source(file)).problems();
        problems.forEach(problem ->
                out.println(
                        file
                                + problem.line().map(line -> ":" + line).orElse("")
                                + ": "
                                + problem.message()));
        if (problems.isEmpty()) out.println(file + ": no errors");
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Prints the JSON Schema of the configuration file.")
    int schema() {
        spec.commandLine().getOut().print(ConfigurationSchema.text(RulePages.IDS));
        return ExitCode.DONE;
    }

    private static SourceFile source(Path file) {
        try {
            return SourceFile.decode(
                    new RepositoryPath(Configuration.PATH), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read");
        }
    }
}
