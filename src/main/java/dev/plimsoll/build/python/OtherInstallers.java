package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import java.util.Set;

/** Installers whose lock files are not read: what they install is unknown, by name. */
final class OtherInstallers implements Program {

    private static final Set<String> HARMLESS =
            Set.of(
                    "config",
                    "--version",
                    "-V",
                    "check",
                    "show",
                    "env",
                    "lock",
                    "export",
                    "version",
                    "self",
                    "help",
                    "info",
                    "cache",
                    "");

    @Override
    public Set<String> names() {
        return Set.of(
                "hatch",
                "rye",
                "pixi",
                "conda",
                "mamba",
                "micromamba",
                "pipx",
                "easy_install",
                "flit");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        String verb =
                call.words().stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
        if (HARMLESS.contains(verb)) return;
        machine.unknown(
                "what `%s %s` installs is not known"
                        .formatted(Shown.name(call), Shown.plain(verb)));
    }
}
