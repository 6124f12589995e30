package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/** An apt-get whose lists are of twenty megabytes, and whose packages of one. */
final class FakeAptGet implements Program {

    @Override
    public Set<String> names() {
        return Set.of("apt-get");
    }

    @Override
    public void run(Call call, Machine machine) {
        if (call.words().contains("update"))
            add(machine, "lists", "/var/lib/apt/lists", 20_000_000);
        if (call.words().contains("install")) {
            String name = call.operands().getLast();
            add(machine, name, "/usr/lib/" + name, 1_000_000);
        }
    }

    private static void add(Machine machine, String what, String folder, long bytes) {
        Weight size = Weight.exact(bytes);
        machine.add(FileGroup.opaque(what, ImagePath.of(folder), size, size, Provenance.MODEL));
    }
}
