package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.image.ImagePath;
import java.util.Set;

/** {@code git}: configuration is a few bytes, a clone is not known. */
final class Git implements Program {

    private static final Set<String> FETCHING =
            Set.of("clone", "pull", "fetch", "submodule", "lfs", "checkout", "init", "apply");

    @Override
    public Set<String> names() {
        return Set.of("git");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        String subcommand = call.operands().isEmpty() ? "" : call.operands().getFirst();
        if (subcommand.equals("config")) {
            configure(call, machine);
        } else if (FETCHING.contains(subcommand) && !machine.vanishes(call.workingDirectory())) {
            String host =
                    call.words().stream()
                            .filter(word -> word.contains("://"))
                            .findFirst()
                            .map(url -> " from " + Shown.host(url))
                            .orElse("");
            machine.unknown("what `git %s` writes%s is not known".formatted(subcommand, host));
        } else {
            machine.printUnknown();
        }
    }

    private static void configure(Call call, Machine machine) {
        boolean system = call.has("--system");
        ImagePath file =
                system
                        ? ImagePath.of("/etc/gitconfig")
                        : machine.home(call).resolve("./.gitconfig");
        if (call.operands().size() < 3 && !call.has("--add")) {
            machine.printUnknown();
            return;
        }
        machine.write(
                file,
                "\t"
                        + String.join(" = ", call.operands().subList(1, call.operands().size()))
                        + "\n",
                true);
        machine.print("");
    }
}
