package dev.plimsoll.cli;

import dev.plimsoll.rule.RulePages;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules [ID]}: the catalogue, or one rule's page. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists the rules, or prints one rule's page.")
final class RulesCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "a rule, such as apt-lists")
    private @Nullable String id;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            int width = RulePages.IDS.stream().mapToInt(String::length).max().orElse(0);
            RulePages.IDS.forEach(
                    rule -> out.printf("%-" + width + "s  %s%n", rule, RulePages.summary(rule)));
            return ExitCode.DONE;
        }
        out.print(
                RulePages.page(id)
                        .orElseThrow(() ->
                                new Unusable(
                                        "there is no rule "
                                                + id
                                                + "; \"plimsoll rules\" lists them")));
        return ExitCode.DONE;
    }
}
