package dev.plimsoll.build.program;

import dev.plimsoll.build.Archives;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code tar}: what an archive of the repository unpacks to; of others it is not known. */
final class Tar implements Program {

    @Override
    public Set<String> names() {
        return Set.of("tar", "bsdtar");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> words = call.words();
        String first = words.isEmpty() ? "" : words.getFirst();
        boolean lists =
                call.has("-t")
                        || call.has("--list")
                        || (!first.startsWith("-") && first.indexOf('t') >= 0);
        if (lists) {
            machine.printUnknown();
            return;
        }
        boolean extracts =
                call.has("-x")
                        || call.has("--extract")
                        || (!first.startsWith("-") && first.indexOf('x') >= 0);
        ImagePath target =
                Operands.value(call, "-C", "--directory")
                        .map(call.workingDirectory()::resolve)
                        .orElse(call.workingDirectory());
        if (machine.vanishes(target)) return;
        Optional<List<GroupFile>> files =
                extracts && plain(call) ? files(call, machine) : Optional.empty();
        if (files.isEmpty()) {
            machine.unknown("what `tar` writes to %s is not known".formatted(target));
        } else if (!files.get().isEmpty()) {
            machine.add(
                    FileGroup.of("archive:" + target, target, files.get(), Provenance.GIT_TREE));
        }
    }

    private static boolean plain(Call call) {
        return call.words().stream()
                .noneMatch(word ->
                        word.startsWith("--strip")
                                || word.startsWith("--exclude")
                                || word.startsWith("--wildcards"));
    }

    private static Optional<List<GroupFile>> files(Call call, Machine machine) {
        for (int i = 0; i < call.words().size(); i++) {
            String word = call.words().get(i);
            boolean bundle =
                    !word.startsWith("--")
                            && (i == 0 || word.startsWith("-"))
                            && word.endsWith("f");
            if (!bundle || i + 1 >= call.words().size()) continue;
            return machine.origin(call.workingDirectory().resolve(call.words().get(i + 1)))
                    .flatMap(machine.snapshot()::read)
                    .flatMap(Archives::files);
        }
        return Optional.empty();
    }
}
