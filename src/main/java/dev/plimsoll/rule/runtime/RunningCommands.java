package dev.plimsoll.rule.runtime;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The programs that a container starts, as far as files tell, each with where that is said.
 *
 * @param bySource program to a place that can be shown
 * @param words everything that the image's own commands say, programs and operands
 */
public record RunningCommands(
        Map<String, String> bySource, List<String> words, ApplicationFiles files) {

    /**
     * What checks and overridden commands outside the image use; other words of such files mean too
     * many things.
     */
    private static final Set<String> OF_PROBES =
            Set.of("curl", "wget", "git", "pgrep", "ps", "ssh", "hg", "svn");

    private static final Function<SourceFile, List<String>> PROBES = RunningCommands::probes;

    /** Words that a Python string hardly ever means as a program. */
    private static final Set<String> RARELY_MEANT =
            Set.of(
                    "as", "ar", "ld", "size", "strings", "strip", "nm", "w", "top", "free", "cpp",
                    "c++", "watch", "compare", "stream", "cc", "patch");

    /**
     * Reads the image's own commands, those of the RUNs that stay, and the files that these reach.
     *
     * @param kept the RUNs that the stage keeps
     */
    public static RunningCommands in(Subject subject, BuiltStage stage, Collection<Step> kept) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (Step step : subject.shippedSteps()) {
            List<String> said =
                    switch (step.instruction()) {
                        case Instruction.Cmd cmd -> words(cmd.command(), words);
                        case Instruction.Entrypoint entrypoint ->
                                words(entrypoint.command(), words);
                        case Instruction.Healthcheck check ->
                                check.command()
                                        .map(command -> words(command, words))
                                        .orElse(List.of());
                        default -> List.of();
                    };
            said.forEach(command ->
                    found.putIfAbsent(command, "the image's " + step.instruction().keywordText()));
        }
        for (Step step : kept) {
            String where =
                    "the RUN in line " + step.instruction().line(subject.dockerfile().source());
            for (Call call : step.calls()) {
                found.putIfAbsent(call.name(), where);
                words.addAll(call.arguments().stream().map(Call.Argument::value).toList());
            }
        }
        ApplicationFiles files = ApplicationFiles.in(subject.snapshot(), stage, words);
        CalledCommands.in(subject.snapshot(), files.scripts())
                .forEach((command, path) -> found.putIfAbsent(command, path.value()));
        CalledCommands.in(subject.snapshot(), files.python())
                .forEach((command, path) -> {
                    if (!RARELY_MEANT.contains(command)) found.putIfAbsent(command, path.value());
                });
        outside(subject.snapshot(), found);
        return new RunningCommands(found, words, files);
    }

    private static List<String> words(Instruction.CommandLine command, List<String> all) {
        return switch (command) {
            case Instruction.CommandLine.ShellForm(var text) -> {
                all.addAll(List.of(text.text().split("[\\s\"';|&()]+", -1)));
                yield CalledCommands.ofShell(text.text());
            }
            case Instruction.CommandLine.ExecForm(var range, var exec) -> {
                List<String> texts = exec.stream().map(Word::text).toList();
                all.addAll(texts);
                List<String> programs = new ArrayList<>();
                texts.forEach(text ->
                        programs.addAll(
                                text.indexOf(' ') < 0
                                        ? List.of(text.substring(text.lastIndexOf('/') + 1))
                                        : CalledCommands.ofShell(text)));
                yield programs;
            }
        };
    }

    /** Compose files and manifests with probes: their commands run inside the container too. */
    private static void outside(Snapshot snapshot, Map<String, String> found) {
        for (Entry entry : snapshot.entries().values()) {
            RepositoryPath path = entry.path();
            boolean yaml = path.name().endsWith(".yml") || path.name().endsWith(".yaml");
            if (!yaml
                    || !entry.isFile()
                    || entry.bytes() > CalledCommands.MAX_FILE_BYTES
                    || path.value().startsWith(".github/")) continue;
            snapshot.text(path, PROBES)
                    .ifPresent(
                            words -> words.forEach(word -> found.putIfAbsent(word, path.value())));
        }
    }

    private static List<String> probes(SourceFile file) {
        boolean compose = file.path().name().contains("compose");
        if (!compose && !file.text().contains("Probe:")) return List.of();
        return Arrays.stream(file.text().split("[\\s\"',\\[\\];|&()]+", -1))
                .filter(OF_PROBES::contains)
                .distinct()
                .toList();
    }
}
