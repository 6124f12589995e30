package dev.plimsoll.build.apt;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Transaction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.GetoptArguments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code apt-get}, {@code apt}, {@code aptitude}: package lists, packages and what installing
 * leaves besides.
 */
public final class AptGet implements Program {

    static final ImagePath LISTS = ImagePath.of("/var/lib/apt/lists");
    static final ImagePath ARCHIVES = ImagePath.of("/var/cache/apt/archives");

    /** Where the official images make apt forget the packages that it has fetched. */
    private static final ImagePath DOCKER_CLEAN = ImagePath.of("/etc/apt/apt.conf.d/docker-clean");

    /** Lists in a layer, predicted from the indexes' size: exact on bookworm, 1 % on others. */
    private static final double LIST_SIGMA = 0.01;

    /** They are lz4 already: bookworm's 19.86 MB were 16.53 MB in a layer (measured 2026-11-23). */
    private static final double LIST_GZIP = 0.8325;

    @Override
    public Set<String> names() {
        return Set.of("apt-get", "apt", "aptitude");
    }

    @Override
    public void run(Call call, Machine machine) {
        AptCommand command = read(call);
        if (command.isDry() || command.verb().isEmpty()) return;
        switch (command.verb().get().value()) {
            case "update" -> update(machine);
            case "install", "reinstall", "satisfy" -> change(command, machine);
            case "upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade" ->
                    change(command, machine);
            case "remove", "purge", "autoremove", "autopurge" -> change(command, machine);
            case "clean", "autoclean", "auto-clean" -> machine.remove(ARCHIVES);
            case "dist-clean", "distclean" -> {
                machine.remove(ARCHIVES);
                machine.remove(LISTS);
            }
            case "check",
                    "list",
                    "show",
                    "search",
                    "policy",
                    "changelog",
                    "indextargets",
                    "depends",
                    "rdepends" ->
                    machine.printUnknown();
            default ->
                    machine.unknown(
                            "what `%s %s` writes is not known"
                                    .formatted(
                                            call.name(),
                                            Shown.plain(command.verb().get().value())));
        }
    }

    static AptCommand read(Call call) {
        List<String> words = Stream.concat(Stream.of(call.name()), call.words().stream()).toList();
        return AptCommand.recognise(words).orElseThrow();
    }

    private static void update(Machine machine) {
        if (machine.vanishes(LISTS)) return;
        // lists that are there already are found unchanged
        if (machine.files().visible().anyMatch(group -> group.folder().equals(LISTS))) return;
        Answer<Weight> size =
                machine.state(AptState.KEY)
                        .flatMap(state -> AptPlans.index(machine, state.sources()))
                        .flatMap(index ->
                                index.listBytes()
                                        .map(Answer::known)
                                        .orElseGet(() ->
                                                Answer.unknown(
                                                        "the archive does not say how long its lists are")))
                        .map(bytes -> Weight.estimated(bytes, LIST_SIGMA));
        switch (size) {
            case Answer.Known<Weight>(Weight weight) ->
                    machine.add(
                            FileGroup.opaque(
                                    "apt:lists",
                                    LISTS,
                                    weight,
                                    weight.times(LIST_GZIP),
                                    Provenance.MODEL));
            case Answer.Unknown<Weight>(String why) ->
                    machine.unknown("what `apt-get update` leaves is not known: " + why);
        }
    }

    private static void change(AptCommand command, Machine machine) {
        Answer<AptState> known =
                machine.state(AptState.KEY)
                        .map(state ->
                                suites(command).reduce(state, AptState::offering, (a, b) -> b));
        Answer<PackageIndex> index =
                known.flatMap(state -> AptPlans.index(machine, state.sources()));
        if (!(known instanceof Answer.Known<AptState>(AptState state))
                || !(index instanceof Answer.Known<PackageIndex>(PackageIndex packages))) {
            machine.unknown(
                    "what `%s` does is not known: %s".formatted(shown(command), why(known, index)));
            return;
        }
        AptPlans.Plan plan = AptPlans.of(command, machine, state, packages);
        Transaction transaction = plan.transaction();
        transaction
                .missing()
                .forEach(missing ->
                        machine.unknown(
                                "what `%s` does is not known in full: %s"
                                        .formatted(
                                                shown(command),
                                                Shown.plain(missing.name())
                                                        + ": "
                                                        + missing.why())));
        machine.state(AptState.KEY, Answer.known(state.with(transaction.after())));
        if (!transaction.isEmpty())
            new AptFiles(machine, state, keepsArchives(machine))
                    .apply(transaction, plan.unpacked());
    }

    private static Stream<String> suites(AptCommand command) {
        Stream<String> named =
                command.packages().stream()
                        .map(GetoptArguments.Operand::value)
                        .filter(word -> !word.startsWith("/") && word.indexOf('/') > 0)
                        .map(word -> word.substring(word.indexOf('/') + 1))
                        .filter(suite -> !suite.endsWith(".deb"));
        return Stream.concat(command.targetRelease().stream(), named);
    }

    private static String why(Answer<?> one, Answer<?> other) {
        if (one instanceof Answer.Unknown<?>(String why)) return why;
        return other instanceof Answer.Unknown<?>(String why) ? why : "";
    }

    private static String shown(AptCommand command) {
        String first =
                command.packages().stream()
                        .findFirst()
                        .map(word -> " " + Shown.plain(word.value()))
                        .orElse("");
        String more = command.packages().size() > 1 ? " …" : "";
        return command.program()
                + " "
                + command.verb().map(GetoptArguments.Operand::value).orElse("")
                + first
                + more;
    }

    /** Whether the official images' setting is known to be gone, so that fetched packages stay. */
    private static boolean keepsArchives(Machine machine) {
        return !machine.vanishes(ARCHIVES)
                && !machine.files().exists(DOCKER_CLEAN)
                && machine.files()
                        .visible()
                        .anyMatch(group -> group.absent().contains(DOCKER_CLEAN))
                && !machine.files().mayHide(DOCKER_CLEAN);
    }

    /** Debian's name of the platform's architecture. */
    static String architecture(Machine machine) {
        Optional<String> variant = machine.platform().variant();
        return switch (machine.platform().architecture()) {
            case "386" -> "i386";
            case "arm" ->
                    variant.filter(v -> v.equals("v5") || v.equals("v6")).isPresent()
                            ? "armel"
                            : "armhf";
            case "ppc64le" -> "ppc64el";
            case "mips64le" -> "mips64el";
            default -> machine.platform().architecture();
        };
    }
}
