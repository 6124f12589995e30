package dev.plimsoll.build.program;

import dev.plimsoll.alpine.ApkCommand;
import dev.plimsoll.alpine.ApkIndex;
import dev.plimsoll.alpine.ApkPackage;
import dev.plimsoll.alpine.ApkResolver;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.GetoptArguments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code apk}: packages over what is there, virtual names, and the index that stays without {@code
 * --no-cache}.
 */
final class Apk implements Program {

    private static final ImagePath CACHE = ImagePath.of("/var/cache/apk");

    private static final List<String> PLACES =
            List.of(
                    "bin",
                    "lib",
                    "sbin",
                    "usr/bin",
                    "usr/include",
                    "usr/lib",
                    "usr/libexec",
                    "usr/sbin",
                    "usr/share");

    /**
     * The indexes of main and community as they are transferred; known from archives, not measured
     * here.
     */
    private static final Weight INDEX = Weight.estimated(2_500_000, 0.20);

    /**
     * The database that every run writes anew (24 to 26 kB on a base image), and a package's
     * records in it.
     */
    private static final long DATABASE = 26_000;

    private static final long DATABASE_PER_PACKAGE = 2_500;

    private static final double DATABASE_GZIP = 0.4;

    private static final String DATABASE_NAME = "apk:package database";

    /** An {@code .apk} is gzip itself: its size is what its files come to in a layer. */
    private static final double PACKED_SIGMA = 0.05;

    /** How a package's files are found again when it is removed. */
    record Owned(String packageName) implements FileGroup.Mark {}

    @Override
    public Set<String> names() {
        return Set.of("apk");
    }

    @Override
    public void run(Call call, Machine machine) {
        ApkCommand command =
                ApkCommand.recognise(
                                Stream.concat(Stream.of("apk"), call.words().stream()).toList())
                        .orElseThrow();
        if (command.isDry() || command.verb().isEmpty()) return;
        switch (command.verb().get().value()) {
            case "update" -> keepIndex(machine);
            case "add", "upgrade", "del" -> change(command, machine);
            case "cache" -> machine.remove(CACHE);
            case "info",
                    "list",
                    "search",
                    "policy",
                    "stats",
                    "version",
                    "fix",
                    "verify",
                    "audit",
                    "dot" ->
                    machine.printUnknown();
            default ->
                    machine.unknown(
                            "what `apk %s` writes is not known"
                                    .formatted(Shown.plain(command.verb().get().value())));
        }
    }

    private static void keepIndex(Machine machine) {
        if (machine.files().visible().anyMatch(group -> group.folder().equals(CACHE))) return;
        machine.add(FileGroup.opaque("apk:index cache", CACHE, INDEX, INDEX, Provenance.MODEL));
    }

    private static void change(ApkCommand command, Machine machine) {
        String shown =
                "apk "
                        + command.verb().map(GetoptArguments.Operand::value).orElse("")
                        + command.packages().stream()
                                .findFirst()
                                .map(word -> " " + Shown.plain(word.value()))
                                .orElse("");
        Answer<ApkState> known = machine.state(ApkState.KEY);
        Answer<ApkIndex> asked =
                known.flatMap(state ->
                        machine.ports()
                                .alpineArchive()
                                .index(
                                        state.release(),
                                        List.of("main", "community"),
                                        architecture(machine)));
        if (!(known instanceof Answer.Known<ApkState>(ApkState state))
                || !(asked instanceof Answer.Known<ApkIndex>(ApkIndex index))) {
            String why =
                    known instanceof Answer.Unknown<ApkState>(String reason)
                            ? reason
                            : asked instanceof Answer.Unknown<ApkIndex>(String reason)
                                    ? reason
                                    : "";
            machine.unknown("what `%s` does is not known: %s".formatted(shown, why));
            return;
        }
        boolean removes = command.is("del");
        if (!removes && !command.isWithoutCache()) keepIndex(machine);
        ApkState next = next(command, state, index);
        ApkResolver.Result result = new ApkResolver(index, next.base()).add(next.atoms());
        if (!removes)
            result.missing()
                    .forEach(why ->
                            machine.unknown(
                                    "what `%s` does is not known in full: %s"
                                            .formatted(shown, why)));
        apply(machine, state, result.added());
        machine.state(ApkState.KEY, Answer.known(next.with(result.added())));
    }

    private static ApkState next(ApkCommand command, ApkState state, ApkIndex index) {
        List<String> words =
                command.packages().stream().map(GetoptArguments.Operand::value).toList();
        if (command.is("del")) return state.without(words);
        if (command.is("upgrade")) return state.upgrading(index);
        return state.adding(command.virtualName(), words);
    }

    private static void apply(Machine machine, ApkState before, List<ApkPackage> wanted) {
        Set<String> wantedIds = wanted.stream().map(ApkPackage::id).collect(Collectors.toSet());
        Set<String> had = before.added().stream().map(ApkPackage::id).collect(Collectors.toSet());
        Set<String> gone =
                before.added().stream()
                        .filter(each -> !wantedIds.contains(each.id()))
                        .map(ApkPackage::name)
                        .collect(Collectors.toSet());
        Predicate<FileGroup> owned =
                group ->
                        group.mark()
                                .filter(mark ->
                                        mark instanceof Owned(String name) && gone.contains(name))
                                .isPresent();
        if (!gone.isEmpty()) machine.change(files -> files.withoutGroups(owned));
        List<ApkPackage> fresh = wanted.stream().filter(each -> !had.contains(each.id())).toList();
        fresh.forEach(each -> machine.add(group(each)));
        if (!fresh.isEmpty() || !gone.isEmpty())
            rewriteDatabase(machine, before.base().size() + wanted.size());
    }

    private static FileGroup group(ApkPackage each) {
        Weight files = Weight.estimated(each.files(), each.sigma());
        Weight packed = Weight.estimated(each.size(), PACKED_SIGMA);
        return FileGroup.opaque(
                        "apk:" + each.id(),
                        ImagePath.ROOT,
                        files,
                        packed,
                        Provenance.ALPINE_ARCHIVE)
                .withWithin(PLACES)
                .withMark(new Owned(each.name()));
    }

    private static void rewriteDatabase(Machine machine, int packages) {
        boolean written =
                machine.files().layer(machine.files().layers() - 1).stream()
                        .anyMatch(group -> group.what().equals(DATABASE_NAME));
        if (written) return;
        Weight bytes = Weight.estimated(DATABASE + DATABASE_PER_PACKAGE * packages, 0.3);
        machine.add(
                FileGroup.opaque(
                        DATABASE_NAME,
                        ImagePath.of("/lib/apk/db"),
                        bytes,
                        bytes.times(DATABASE_GZIP),
                        Provenance.MODEL));
    }

    private static String architecture(Machine machine) {
        Optional<String> variant = machine.platform().variant();
        return switch (machine.platform().architecture()) {
            case "amd64" -> "x86_64";
            case "386" -> "x86";
            case "arm64" -> "aarch64";
            case "arm" -> variant.filter(v -> v.equals("v6")).isPresent() ? "armhf" : "armv7";
            default -> machine.platform().architecture();
        };
    }
}
