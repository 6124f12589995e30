package dev.plimsoll.build.apt;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.debian.InstalledPackages;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code apt-mark}: which packages were asked for, so that autoremove leaves them. */
public final class AptMark implements Program {

    @Override
    public Set<String> names() {
        return Set.of("apt-mark");
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> words = call.operands();
        if (words.isEmpty()) return;
        boolean automatic = words.getFirst().equals("auto");
        if (automatic || words.getFirst().equals("manual")) {
            Set<String> named = new TreeSet<>(words.subList(1, words.size()));
            machine.state(
                    AptState.KEY,
                    machine.state(AptState.KEY)
                            .map(state -> state.with(marked(state.installed(), named, automatic))));
            return;
        }
        switch (words.getFirst()) {
            case "showmanual" -> show(machine, false);
            case "showauto" -> show(machine, true);
            default -> machine.printUnknown();
        }
    }

    /** The names of those that are marked so, one a line, as scripts save and restore them. */
    private static void show(Machine machine, boolean automatic) {
        machine.state(AptState.KEY)
                .asOptional()
                .map(AptState::installed)
                .ifPresentOrElse(
                        installed ->
                                machine.print(
                                        installed.versions().keySet().stream()
                                                .filter(name ->
                                                        installed.automatic().contains(name)
                                                                == automatic)
                                                .sorted()
                                                .map(name -> name + "\n")
                                                .collect(Collectors.joining())),
                        machine::printUnknown);
    }

    /** {@code '.*'} means every package, as the official images' own build writes it. */
    private static InstalledPackages marked(
            InstalledPackages installed, Set<String> named, boolean automatic) {
        boolean all = named.contains(".*") || named.contains("*");
        return installed.marked(all ? installed.versions().keySet() : named, automatic);
    }
}
