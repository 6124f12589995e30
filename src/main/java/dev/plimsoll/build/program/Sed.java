package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code sed -i}: each file written again, about as large as it was. */
final class Sed implements Program {

    /** How far a substitution moves a file's size, relative. */
    private static final double SIGMA = 0.02;

    /** Bytes; configuration files of a base image that people edit are below it. */
    private static final long LARGEST_EDITED = 32 * 1024;

    private static final double TEXT_RATIO = 0.33;

    @Override
    public Set<String> names() {
        return Set.of("sed");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        boolean inPlace = call.words().stream().anyMatch(word -> isInPlace(word));
        if (!inPlace) {
            machine.printUnknown();
            return;
        }
        Operands operands = Operands.of(call, Set.of("-e", "-f", "--expression", "--file"));
        boolean scripted = Operands.value(call, "-e", "-f", "--expression", "--file").isPresent();
        List<String> files =
                scripted || operands.operands().isEmpty()
                        ? operands.operands()
                        : operands.operands().subList(1, operands.operands().size());
        for (String file : files) edit(PathPattern.of(call.workingDirectory(), file), machine);
    }

    private static boolean isInPlace(String word) {
        return word.startsWith("--in-place")
                || (word.startsWith("-") && !word.startsWith("--") && word.indexOf('i') > 0);
    }

    private static void edit(PathPattern pattern, Machine machine) {
        FileSystem.Selection selection = machine.select(pattern);
        if (machine.vanishes(pattern.stem())) return;
        // a file known by its path is that file, whatever else the groups below may hold
        boolean alone = !pattern.isGlob() && machine.file(pattern.path()).isPresent();
        boolean known =
                (alone || selection.unsure().isEmpty())
                        && selection.groups().stream().noneMatch(FileGroup::isOpaque);
        if (known) {
            for (FileGroup group : selection.groups()) {
                List<GroupFile> files =
                        group.files().stream()
                                .map(file ->
                                        new GroupFile(
                                                file.path(),
                                                file.bytes(),
                                                file.compressed(),
                                                Optional.empty()))
                                .toList();
                machine.add(
                        group.withFiles(files)
                                .withWeights(
                                        Weight.estimated(group.uncompressed().bytes(), SIGMA),
                                        Weight.estimated(
                                                group.compressed().bytes(),
                                                Math.max(SIGMA, group.compressed().sigma()))));
            }
            return;
        }
        if (pattern.isGlob()) {
            machine.unknown("what `sed -i` writes to %s is not known".formatted(pattern));
            return;
        }
        ImagePath path = pattern.path();
        Weight size = Weight.between(0, LARGEST_EDITED);
        machine.add(
                FileGroup.opaque(
                        "file:" + path, path, size, size.times(TEXT_RATIO), Provenance.MODEL));
    }
}
