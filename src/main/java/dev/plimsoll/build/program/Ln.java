package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Compression;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ln}: a symbolic link weighs its target's name; a hard link is counted once with its
 * target.
 */
final class Ln implements Program {

    @Override
    public Set<String> names() {
        return Set.of("ln");
    }

    @Override
    public void run(Call call, Machine machine) {
        if (!call.has("-s") && !call.has("--symbolic")) return;
        Operands operands = Operands.of(call, Set.of("-S", "--suffix"));
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
}
