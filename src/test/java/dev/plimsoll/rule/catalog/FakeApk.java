package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/** An apk that keeps indexes of two megabytes unless it is told not to. */
final class FakeApk implements Program {

    @Override
    public Set<String> names() {
        return Set.of("apk");
    }

    @Override
    public void run(Call call, Machine machine) {
        if (call.has("--no-cache")) return;
        Weight size = Weight.exact(2_000_000);
        machine.add(
                FileGroup.opaque(
                        "apk-indexes",
                        ImagePath.of("/var/cache/apk"),
                        size,
                        size,
                        Provenance.MODEL));
    }
}
