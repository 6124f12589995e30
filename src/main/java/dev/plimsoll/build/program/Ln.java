package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Compression;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ln}: a symbolic link weighs its target's name; a hard link is counted once with its
 * target, which is copied up where it lies in a lower layer.
 */
final class Ln implements Program {

    @Override
    public Set<String> names() {
        return Set.of("ln");
    }

    @Override
    public void run(Call call, Machine machine) {
        Operands operands = Operands.of(call, Set.of("-S", "--suffix"));
        if (!isSymbolic(call)) {
            boolean one = operands.folder().isEmpty() && operands.operands().size() == 1;
            for (String target : one ? operands.operands() : operands.sources())
                copyUp(call.workingDirectory().resolve(target), machine);
            return;
        }
        boolean alone = operands.folder().isEmpty() && operands.operands().size() == 1;
        ImagePath destination =
                call.workingDirectory().resolve(alone ? "." : operands.destination());
        boolean into =
                alone
                        || operands.folder().isPresent()
                        || (!call.has("-n") && !call.has("-T") && machine.isFolder(destination));
        for (String target : alone ? operands.operands() : operands.sources()) {
            ImagePath link =
                    into ? destination.resolve("./" + ImagePath.of(target).name()) : destination;
            GroupFile file =
                    new GroupFile(
                            "",
                            target.length(),
                            Compression.HEADER,
                            Optional.of(new FileContent.Link(target)));
            machine.add(FileGroup.of("file:" + link, link, List.of(file), Provenance.MODEL));
        }
    }

    private static boolean isSymbolic(Call call) {
        return call.words().stream()
                .anyMatch(word ->
                        word.equals("--symbolic")
                                || (word.startsWith("-")
                                        && !word.startsWith("--")
                                        && word.indexOf('s') > 0));
    }

    private static void copyUp(ImagePath target, Machine machine) {
        Optional<Integer> layer = machine.files().layerOf(target);
        if (layer.isEmpty()) {
            machine.unknown("how large %s is, which `ln` links, is not known".formatted(target));
            return;
        }
        if (layer.get() == machine.files().layers() - 1) return;
        machine.add(machine.select(PathPattern.exactly(target)).groups());
    }
}
