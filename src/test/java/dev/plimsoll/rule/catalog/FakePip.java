package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/**
 * A pip that installs a megabyte for every line or word, and keeps another in its cache unless it
 * is told not to.
 */
final class FakePip implements Program {

    private static final long MEGABYTE = 1_000_000;

    @Override
    public Set<String> names() {
        return Set.of("pip", "python");
    }

    @Override
    public void run(Call call, Machine machine) {
        if (call.name().equals("python") && !call.words().contains("pip")) {
            machine.add(opaque("venv", ImagePath.of(call.operands().getLast()), 1));
            return;
        }
        String path = call.environment().getOrDefault("PATH", "");
        String prefix = path.startsWith("/app/.venv/bin") ? "/app/.venv" : "/usr/local";
        machine.add(
                opaque(
                        "wheel:some-1.0-py3-none-any.whl",
                        ImagePath.of(prefix + "/lib/python3.11/site-packages"),
                        lines(call, machine)));
        boolean cached =
                !call.has("--no-cache-dir")
                        && call.environment().getOrDefault("PIP_NO_CACHE_DIR", "").isEmpty();
        if (cached)
            machine.add(
                    opaque(
                            "pip-cache",
                            ImagePath.of(
                                    call.environment()
                                            .getOrDefault(
                                                    "PIP_CACHE_DIR",
                                                    machine.home(call) + "/.cache/pip")),
                            1));
    }

    private static long lines(Call call, Machine machine) {
        int at = call.words().indexOf("-r");
        if (at < 0) return 1;
        return machine.text(call.workingDirectory().resolve(call.words().get(at + 1)))
                .map(text -> text.lines().count())
                .orElse(1L);
    }

    private static FileGroup opaque(String what, ImagePath folder, long megabytes) {
        Weight size = Weight.exact(megabytes * MEGABYTE);
        return FileGroup.opaque(what, folder, size, size, Provenance.MODEL);
    }
}
