package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code python -m compileall}: the bytecode of every source below a folder that has none yet. */
public final class CompileAll {

    /** Options of compileall that take a word of their own; Lib/compileall.py. */
    private static final Set<String> VALUED =
            Set.of("-r", "-d", "-s", "-p", "-x", "-i", "-j", "-o", "-e", "--invalidation-mode");

    /** Sources that belong to no distribution are taken for one. */
    private static final PackageName NONE = PackageName.of("application");

    private CompileAll() {}

    /** Runs it on folders and files; {@code words} are those after the module's name. */
    public static void run(Call call, List<String> words, Machine machine) {
        Optional<Interpreter> interpreter =
                Interpreters.of(machine, call.environment()).asOptional();
        List<ImagePath> folders = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (VALUED.contains(word)) i++;
            else if (!word.startsWith("-")) folders.add(call.workingDirectory().resolve(word));
        }
        if (folders.isEmpty() || interpreter.isEmpty()) {
            machine.unknown("how much bytecode `compileall` writes is not known");
            return;
        }
        for (ImagePath folder : folders) compile(call, folder, interpreter.get(), machine);
    }

    private static void compile(
            Call call, ImagePath folder, Interpreter interpreter, Machine machine) {
        List<FileGroup> groups = machine.select(PathPattern.exactly(folder)).groups();
        Set<String> there = new HashSet<>();
        for (FileGroup group : groups) {
            for (GroupFile file : group.files())
                if (file.path().endsWith(".pyc")) there.add(group.pathOf(file));
        }
        List<GroupFile> compiled = new ArrayList<>();
        List<Weight> weights = new ArrayList<>();
        for (FileGroup group : groups) {
            PackageName project =
                    Distributions.distribution(group).map(Distribution::project).orElse(NONE);
            List<GroupFile> own =
                    Bytecode.files(group, "", project, interpreter).stream()
                            .map(file -> absolute(group, file))
                            .filter(file -> !there.contains("/" + file.path()))
                            .toList();
            if (own.isEmpty()) continue;
            compiled.addAll(own);
            weights.add(
                    Weight.estimated(
                            own.stream().mapToLong(GroupFile::bytes).sum(),
                            Bytecode.of(project, 1, interpreter).sigma()));
        }
        if (!compiled.isEmpty()) machine.add(Bytecode.group(ImagePath.ROOT, compiled, weights));
        boolean ofBase = ofBase(call, folder, interpreter, machine);
        if (compiled.isEmpty() && !ofBase)
            machine.unknown(
                    "how much bytecode `compileall` writes to %s is not known".formatted(folder));
    }

    /** The modules that the base image brings; whether they are known. */
    private static boolean ofBase(
            Call call, ImagePath folder, Interpreter interpreter, Machine machine) {
        if (!Interpreters.isFromSource(machine, call.environment())) return false;
        Environment system = Environment.system(interpreter, true);
        if (system.sitePackages().equals(folder)) {
            FirstRun.compileAll(machine, system);
            return true;
        }
        if (!system.sitePackages().isIn(folder)) return false;
        FirstRun.compileAll(machine, system);
        FirstRun.compileLibrary(machine, interpreter);
        return true;
    }

    private static GroupFile absolute(FileGroup group, GroupFile file) {
        return GroupFile.of(group.pathOf(file).substring(1), file.bytes(), file.compressed());
    }
}
