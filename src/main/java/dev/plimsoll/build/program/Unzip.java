package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/**
 * Programs that pack or unpack one file in place or a whole archive; the other size is not known.
 */
final class Unzip implements Program {

    private static final Set<String> IN_PLACE =
            Set.of("gunzip", "gzip", "xz", "unxz", "bzip2", "bunzip2", "zstd", "unzstd");

    @Override
    public Set<String> names() {
        return Set.of(
                "unzip", "zip", "7z", "gunzip", "gzip", "xz", "unxz", "bzip2", "bunzip2", "zstd",
                "unzstd");
    }

    @Override
    public void run(Call call, Machine machine) {
        boolean stream =
                call.has("-c")
                        || call.has("--stdout")
                        || (IN_PLACE.contains(call.name()) && call.operands().isEmpty());
        if (stream || call.has("-l") || call.has("-t")) {
            machine.printUnknown();
            return;
        }
        ImagePath target =
                Operands.value(call, "-d")
                        .map(call.workingDirectory()::resolve)
                        .orElse(call.workingDirectory());
        if (machine.vanishes(target)) return;
        boolean replaces = IN_PLACE.contains(call.name()) && !call.has("-k") && !call.has("--keep");
        if (replaces) {
            call.operands()
                    .forEach(operand ->
                            machine.remove(PathPattern.of(call.workingDirectory(), operand)));
        }
        machine.unknown("what `%s` writes is not known".formatted(Shown.name(call)));
    }
}
