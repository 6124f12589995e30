package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.debian.Excludes;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.debian.Transaction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a transaction of apt leaves: for each package its payload, its files in dpkg's
 * database and its paragraphs in the status; then what triggers write; then what every run of apt
 * writes anew. Constants were measured on 90 installs on bookworm and trixie (2026-11-23), where
 * the sum was within 0.1 % in the median and 1.4 % at most.
 */
final class AptFiles {

    /** The status and its old copy, of which the first run's is part of {@link AptDatabase}. */
    private static final double STATUS_COPIES = 1.5;

    /** What gzip leaves of scripts, checksums, lists and paragraphs (1,796 packages). */
    private static final double DATABASE_GZIP = 0.21;

    /**
     * Where what packages weigh lies, documentation apart. Small places such as /etc are left out,
     * so that the removal of a file there leaves nothing in doubt.
     */
    private static final List<String> PLACES =
            List.of(
                    "bin",
                    "lib",
                    "lib32",
                    "lib64",
                    "libx32",
                    "sbin",
                    "usr/bin",
                    "usr/games",
                    "usr/include",
                    "usr/lib",
                    "usr/lib32",
                    "usr/lib64",
                    "usr/libexec",
                    "usr/sbin",
                    "usr/share");

    /**
     * Packages whose weight lies in /usr/src: kernel headers, kernel modules' sources and
     * GoogleTest, by the Contents index of bookworm; all others leave it to the administrator.
     */
    private static final Pattern IN_USR_SRC =
            Pattern.compile(
                    "linux-(headers|kbuild|source|config)-.*|.*-dkms|.*-source|googletest|google-mock|libgtest-dev");

    private static final List<String> PLACES_AND_USR_SRC =
            Stream.concat(PLACES.stream(), Stream.of("usr/src")).toList();

    /** Where documentation lies that slim images leave out. */
    private static final List<String> DOCUMENTATION =
            List.of(
                    "usr/share/doc",
                    "usr/share/info",
                    "usr/share/lintian",
                    "usr/share/locale",
                    "usr/share/man");

    /** How a package's files are found again when it is removed. */
    record Owned(String packageName) implements FileGroup.Mark {}

    private final Machine machine;
    private final AptState before;
    private final boolean keepsArchives;

    AptFiles(Machine machine, AptState before, boolean keepsArchives) {
        this.machine = machine;
        this.before = before;
        this.keepsArchives = keepsArchives;
    }

    /**
     * What a transaction unpacks and configures.
     *
     * @param templates whether a package asks questions, whose answers debconf keeps
     * @param unknown sentences
     */
    record Unpacked(List<FileGroup> groups, boolean templates, List<String> unknown) {}

    static Unpacked unpacked(DebianArchive archive, Transaction transaction, Excludes excludes) {
        List<BinaryPackage> unpacked = transaction.unpacked().toList();
        Map<BinaryPackage, Answer<Payload>> payloads =
                unpacked.isEmpty() ? Map.of() : archive.payloads(unpacked);
        AptTriggers triggers = new AptTriggers(transaction.after());
        List<FileGroup> groups = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean templates = false;
        for (BinaryPackage each : unpacked) {
            switch (payloads.getOrDefault(each, Answer.unknown("the archive was not asked"))) {
                case Answer.Known<Payload>(Payload payload) -> {
                    groups.addAll(groups(each, payload, excludes));
                    groups.addAll(triggers.of(each, payload));
                    templates |= payload.templates();
                }
                case Answer.Unknown<Payload>(String why) ->
                        unknown.add("what %s weighs is not known: %s".formatted(each.id(), why));
            }
        }
        return new Unpacked(List.copyOf(groups), templates, List.copyOf(unknown));
    }

    void apply(Transaction transaction, Unpacked files) {
        removeFiles(Set.copyOf(transaction.removed()));
        removeFiles(
                Set.copyOf(
                        transaction.upgraded().stream()
                                .map(upgrade -> upgrade.to().name())
                                .toList()));
        List<BinaryPackage> unpacked = transaction.unpacked().toList();
        machine.add(files.groups());
        files.unknown().forEach(machine::unknown);
        AptDatabase.rewrite(machine, before.installed(), unpacked.size(), files.templates());
        if (keepsArchives) keepArchives(unpacked);
    }

    private void removeFiles(Set<String> names) {
        Predicate<FileGroup> owned =
                group ->
                        group.mark()
                                .filter(mark ->
                                        mark instanceof Owned(String name) && names.contains(name))
                                .isPresent();
        if (!names.isEmpty()) machine.change(files -> files.withoutGroups(owned));
    }

    /** Documentation is a group of its own, as it is removed on its own. */
    private static List<FileGroup> groups(
            BinaryPackage binary, Payload payload, Excludes excludes) {
        Payload.Files kept = payload.files(excludes);
        Payload.Files bare = payload.slim();
        long documents = kept.uncompressed().bytes() - bare.uncompressed().bytes();
        long database = payload.controlFiles() + Math.round(STATUS_COPIES * payload.stanza());
        FileGroup main =
                group(
                        binary,
                        payload,
                        bare.uncompressed().plus(Weight.exact(database)),
                        bare.gzip().plus(Weight.exact(Math.round(database * DATABASE_GZIP))),
                        IN_USR_SRC.matcher(binary.name()).matches() ? PLACES_AND_USR_SRC : PLACES);
        for (String gap : DOCUMENTATION) main = main.withAbsent(ImagePath.ROOT.resolve(gap));
        if (documents <= 0) return List.of(main);
        Weight gzip =
                Weight.estimated(
                        Math.max(0, kept.gzip().bytes() - bare.gzip().bytes()),
                        kept.gzip().sigma());
        return List.of(
                main,
                group(
                        binary,
                        payload,
                        Weight.estimated(documents, kept.uncompressed().sigma()),
                        gzip,
                        DOCUMENTATION));
    }

    private static FileGroup group(
            BinaryPackage binary, Payload payload, Weight bytes, Weight gzip, List<String> places) {
        return FileGroup.opaque(
                        "apt:" + binary.id(), ImagePath.ROOT, bytes, gzip, payload.provenance())
                .withWithin(places)
                .withMark(new Owned(binary.name()));
    }

    private void keepArchives(List<BinaryPackage> unpacked) {
        long bytes = unpacked.stream().mapToLong(each -> each.download().bytes()).sum();
        if (bytes > 0)
            machine.add(
                    FileGroup.opaque(
                            "apt:archives",
                            AptGet.ARCHIVES,
                            Weight.exact(bytes),
                            Weight.exact(bytes),
                            Provenance.DEBIAN_ARCHIVE));
    }
}
