package dev.plimsoll.build.apt;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Removal;
import dev.plimsoll.debian.Resolver;
import dev.plimsoll.debian.Transaction;
import dev.plimsoll.fact.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code apt-get}, {@code apt} and {@code aptitude}: apt-get(8). */
public final class AptGet implements Program {

    private static final PathPattern LISTS = PathPattern.exactly(PackageLists.FOLDER);

    @Override
    public Set<String> names() {
        return Set.of("apt-get", "apt", "aptitude");
    }

    @Override
    public void run(Call call, Machine machine) {
        Optional<AptCommand> read = AptCommand.recognise(call.arguments().stream().map(Call.Argument::value).toList());
        if (read.isEmpty() || read.get().verb().isEmpty() || read.get().isDry()) return;
        AptCommand apt = read.get();
        switch (apt.verb().get().value()) {
            case "clean", "autoclean", "auto-clean", "check", "list", "show", "search", "policy", "changelog", "moo" -> {}
            case "dist-clean", "distclean" -> machine.remove(LISTS);
            case "update" -> update(machine);
            case "install", "reinstall", "satisfy" -> install(apt, machine);
            case "upgrade", "safe-upgrade" -> change(machine, apt, index -> resolver(machine, apt, index).upgrade(apt.program().equals("apt")));
            case "dist-upgrade", "full-upgrade" -> change(machine, apt, index -> resolver(machine, apt, index).upgrade(true));
            case "remove", "purge", "autoremove", "auto-remove", "autopurge" -> remove(apt, machine);
            default -> machine.unknown("what `%s %s` writes is not known".formatted(apt.program(), apt.verb().get().value()));
        }
    }

    private static void update(Machine machine) {
        // lists that are there are asked for again by their date, and stay as they are
        if (!machine.select(LISTS).groups().isEmpty()) return;
        AptState state = machine.state(AptState.KEY);
        PackageLists.group(state, index(machine, state)).ifPresentOrElse(machine::add, () -> machine.unknown("how much `apt-get update` leaves is not known"));
    }

    private static void install(AptCommand apt, Machine machine) {
        List<String> words = apt.packages().stream().map(AptCommand.Argument::value).toList();
        List<String> files = words.stream().filter(word -> word.startsWith("./") || word.startsWith("/") || word.endsWith(".deb")).toList();
        files.forEach(file -> machine.unknown("what the package file %s holds is not known".formatted(file.substring(file.lastIndexOf('/') + 1))));
        List<String> names = words.stream().filter(word -> !files.contains(word)).toList();
        if (!names.isEmpty()) change(machine, apt, index -> resolver(machine, apt, index).install(names));
    }

    private static void remove(AptCommand apt, Machine machine) {
        boolean unneeded = apt.removesUnneeded() || apt.is("auto-remove");
        List<String> words = apt.packages().stream().map(AptCommand.Argument::value).toList();
        change(machine, apt, index -> new Removal(index, machine.state(AptState.KEY).installed()).remove(words, unneeded));
    }

    private static Resolver resolver(Machine machine, AptCommand apt, PackageIndex index) {
        PackageIndex pinned = apt.targetRelease().map(index::preferring).orElse(index);
        boolean recommends = apt.recommends().orElseGet(() -> AptSettings.recommends(machine));
        return new Resolver(pinned, machine.state(AptState.KEY).installed(), recommends);
    }

    private static void change(Machine machine, AptCommand apt, java.util.function.Function<PackageIndex, Transaction> what) {
        AptState state = machine.state(AptState.KEY);
        switch (index(machine, state)) {
            case Answer.Known<PackageIndex>(PackageIndex index) -> apply(what.apply(index), machine);
            case Answer.Unknown<PackageIndex>(String why) ->
                    machine.unknown("what `%s %s` writes is not known: %s".formatted(apt.program(), apt.verb().orElseThrow().value(), why));
        }
    }

    private static void apply(Transaction transaction, Machine machine) {
        for (Transaction.Missing missing : transaction.missing()) {
            machine.unknown("apt cannot be followed: %s".formatted(missing.why()));
        }
        Unpacked unpacked = Unpacked.of(transaction, machine);
        Set<String> gone = unpacked.gone();
        machine.change(files -> files.withoutGroups(group -> isOf(group, gone)));
        machine.add(unpacked.groups());
        machine.state(AptState.KEY, machine.state(AptState.KEY).with(transaction.after(), unpacked.stanzas()));
    }

    /** Whether the group holds the files of one of these packages. */
    private static boolean isOf(FileGroup group, Set<String> packages) {
        if (!group.what().startsWith(Unpacked.PREFIX)) return false;
        int equals = group.what().indexOf('=');
        return equals > 0 && packages.contains(group.what().substring(Unpacked.PREFIX.length(), equals));
    }

    private static Answer<PackageIndex> index(Machine machine, AptState state) {
        if (state.unknown().isPresent()) return Answer.unknown(state.unknown().get());
        return machine.ports().debianArchive().index(state.sources(), machine.platform().architecture());
    }

}
