package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.debian.Transaction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of apt writes: the packages' files, and what dpkg, debconf and triggers write beside them.
 *
 * <p>Constants: measured on 90 real installs on bookworm and trixie, 23 November 2026.
 *
 * @param gone names whose files are no longer there: removed, or replaced by a newer version
 * @param stanzas how much dpkg's status grows, in bytes
 */
record Unpacked(List<FileGroup> groups, Set<String> gone, long stanzas) {

    static final String PREFIX = "apt:";

    /** debconf's databases and their backups, written by any configured package. */
    private static final long DEBCONF = 758_000;

    /** What they grow by once a package with questions is configured. */
    private static final long DEBCONF_WITH_TEMPLATES = 800_000;

    /** dpkg's status and its backup in a minimal image, logs, the linker's cache, apt's marks. */
    private static final long DATABASE = 242_000;

    /** The lines that apt, dpkg and others log of one package. */
    private static final long LOG_OF_ONE = 800;

    /** A new stanza is written to the status, and to its backup by about half of the runs. */
    private static final double NEW_STANZAS = 1.5;

    /** Stanzas of earlier layers are written again, to status and backup. */
    private static final double OLD_STANZAS = 2;

    /** Debian's text databases under gzip. */
    private static final double DATABASE_GZIP = 0.24;

    private static final double DATABASE_SIGMA = 0.08;

    /** Files that triggers make when a package is there: bytes by package. */
    private static final Map<String, Long> TRIGGERED = Map.of("ca-certificates", 230_000L, "shared-mime-info", 2_700_000L, "texlive-base", 4_800_000L, "fontconfig", 20_000L);

    /** Bytecode of Debian's own Python 3.11 by bytes of source; py3compile. */
    private static final double BYTECODE = 1.42;

    private static final double BYTECODE_GZIP = 0.42;

    /** Where packages put files, documentation apart: a removal elsewhere does not concern them. */
    private static final List<String> FOLDERS =
            List.of("bin", "boot", "etc", "lib", "lib64", "sbin", "usr/bin", "usr/games", "usr/include", "usr/lib", "usr/lib64", "usr/libexec", "usr/sbin", "usr/src", "var/lib/dpkg/info");

    private static final List<String> DOCUMENTATION = List.of("usr/share/doc", "usr/share/man", "usr/share/info", "usr/share/locale");

    static Unpacked of(Transaction transaction, Machine machine) {
        AptState state = machine.state(AptState.KEY);
        List<BinaryPackage> binaries = transaction.unpacked().toList();
        Map<BinaryPackage, Answer<Payload>> payloads = machine.ports().debianArchive().payloads(binaries);
        List<FileGroup> groups = new ArrayList<>();
        long stanzas = 0;
        long python = 0;
        long triggered = 0;
        boolean templates = false;
        for (BinaryPackage binary : binaries) {
            Answer<Payload> answer = payloads.getOrDefault(binary, Answer.unknown("nobody weighed it"));
            if (!(answer instanceof Answer.Known<Payload>(Payload payload))) {
                String why = answer instanceof Answer.Unknown<Payload>(String said) ? said : "";
                machine.unknown("what %s weighs is not known: %s".formatted(binary.name(), why));
                continue;
            }
            groups.addAll(files(binary, payload, state));
            stanzas += payload.stanza();
            python += payload.python();
            templates |= payload.templates();
            triggered += TRIGGERED.getOrDefault(binary.name(), 0L);
        }
        if (python > 0) groups.add(FileGroup.opaque(
                "bytecode of Debian's Python packages", ImagePath.of("/usr/lib/python3"),
                Weight.estimated(Math.round(python * BYTECODE), 0.1), Weight.estimated(Math.round(python * BYTECODE * BYTECODE_GZIP), 0.15), Provenance.MODEL));
        if (triggered > 0) groups.add(FileGroup.opaque(
                "apt:files made by triggers", ImagePath.of("/usr/share/mime"),
                Weight.estimated(triggered, 0.1), Weight.estimated(Math.round(triggered * 0.3), 0.2), Provenance.MODEL));
        boolean changes = !binaries.isEmpty() || !transaction.removed().isEmpty();
        if (changes) groups.add(database(state, stanzas, binaries.size() + transaction.removed().size(), templates));
        Set<String> gone = new HashSet<>(transaction.removed());
        transaction.upgraded().forEach(upgrade -> gone.add(upgrade.to().name()));
        return new Unpacked(groups, gone, stanzas);
    }

    private static List<FileGroup> files(BinaryPackage binary, Payload payload, AptState state) {
        Payload.Files kept = payload.files(state.excludes());
        Payload.Files bare = payload.files(dev.plimsoll.debian.Excludes.DEBIAN_SLIM);
        String what = PREFIX + binary.name() + "=" + binary.version();
        Weight bareWeight = bare.uncompressed().bytes() < kept.uncompressed().bytes() ? bare.uncompressed() : kept.uncompressed();
        Weight bareGzip = bare.gzip().bytes() < kept.gzip().bytes() ? bare.gzip() : kept.gzip();
        FileGroup main = FileGroup.opaque(
                        what, ImagePath.ROOT, bareWeight.plus(Weight.exact(payload.controlFiles())), bareGzip.plus(Weight.estimated(Math.round(payload.controlFiles() * DATABASE_GZIP), DATABASE_SIGMA)), payload.provenance())
                .withWithin(FOLDERS);
        long documents = kept.uncompressed().bytes() - bareWeight.bytes();
        if (documents <= 0) return List.of(main);
        FileGroup documentation = FileGroup.opaque(
                        what, ImagePath.ROOT,
                        Weight.estimated(documents, kept.uncompressed().sigma()),
                        Weight.estimated(Math.max(0, kept.gzip().bytes() - bareGzip.bytes()), kept.gzip().sigma()),
                        payload.provenance())
                .withWithin(DOCUMENTATION);
        return List.of(main, documentation);
    }

    /** Files that every run of apt writes anew: a second run in one layer replaces them, one in a later layer adds them. */
    private static FileGroup database(AptState state, long stanzas, int packages, boolean templates) {
        long debconf = DEBCONF + (templates ? DEBCONF_WITH_TEMPLATES : 0);
        long status = Math.round(DATABASE + NEW_STANZAS * stanzas + OLD_STANZAS * state.stanzas() + (double) LOG_OF_ONE * packages);
        List<GroupFile> files = List.of(
                GroupFile.of("lib/dpkg/status", status, Math.round(status * DATABASE_GZIP)),
                GroupFile.of("cache/debconf/templates.dat", debconf, Math.round(debconf * DATABASE_GZIP)));
        FileGroup group = FileGroup.of("apt:package database", ImagePath.of("/var"), files, Provenance.MODEL);
        return group.withWeights(
                Weight.estimated(group.uncompressed().bytes(), DATABASE_SIGMA), Weight.estimated(group.compressed().bytes(), 2 * DATABASE_SIGMA));
    }
}
