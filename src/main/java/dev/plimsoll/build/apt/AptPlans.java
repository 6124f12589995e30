package dev.plimsoll.build.apt;

import dev.plimsoll.build.Machine;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.Excludes;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Removal;
import dev.plimsoll.debian.Resolver;
import dev.plimsoll.debian.Transaction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.shell.GetoptArguments;
import java.util.List;

/**
 * What apt's commands do to what is installed, and what the packages weigh that they unpack:
 * concluded once, as most edits leave a command and what it finds as they were.
 */
final class AptPlans {

    /** What a command does. */
    record Plan(Transaction transaction, AptFiles.Unpacked unpacked) {}

    private record Index(AptSources sources, String architecture) {}

    /**
     * All that a plan depends on.
     *
     * @param order the names installed, in the order that the resolver meets them
     */
    private record Question(
            PackageIndex index,
            InstalledPackages installed,
            List<String> order,
            Excludes excludes,
            AptCommand command,
            boolean recommends) {}

    private AptPlans() {}

    /** The packages that these sources offer to this machine. */
    static Answer<PackageIndex> index(Machine machine, AptSources sources) {
        return machine.conclude(
                new Index(sources, AptGet.architecture(machine)),
                asked ->
                        machine.ports()
                                .debianArchive()
                                .index(asked.sources(), asked.architecture()));
    }

    static Plan of(AptCommand command, Machine machine, AptState state, PackageIndex index) {
        boolean recommends =
                command.recommends().or(() -> AptSettings.recommends(machine)).orElse(true);
        Question question =
                new Question(
                        index,
                        state.installed(),
                        List.copyOf(state.installed().versions().keySet()),
                        state.excludes(),
                        command,
                        recommends);
        return machine.conclude(
                question,
                asked -> {
                    Transaction transaction = transaction(asked);
                    return new Plan(
                            transaction,
                            AptFiles.unpacked(
                                    machine.ports().debianArchive(),
                                    transaction,
                                    asked.excludes()));
                });
    }

    private static Transaction transaction(Question asked) {
        AptCommand command = asked.command();
        PackageIndex index =
                command.targetRelease().map(asked.index()::preferring).orElse(asked.index());
        List<String> words =
                command.packages().stream().map(GetoptArguments.Operand::value).toList();
        Resolver resolver =
                new Resolver(index, asked.installed(), asked.recommends(), named(command));
        if (command.is("install", "reinstall", "satisfy")) return resolver.install(words);
        if (command.is("remove", "purge", "autoremove", "autopurge")) {
            return new Removal(index, asked.installed()).remove(words, command.removesUnneeded());
        }
        return resolver.upgrade(
                !command.is("upgrade", "safe-upgrade") || command.program().equals("apt"));
    }

    private static Resolver.Named named(AptCommand command) {
        if (command.is("reinstall") || command.has("--reinstall")) return Resolver.Named.AGAIN;
        if (command.has("--only-upgrade")) return Resolver.Named.UPGRADED;
        return command.has("--no-upgrade") ? Resolver.Named.ADDED : Resolver.Named.TAKEN;
    }
}
