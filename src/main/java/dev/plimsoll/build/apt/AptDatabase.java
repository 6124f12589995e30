package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.List;

/**
 * What every RUN with apt writes anew, whatever it installs: about 1.0 MB on a minimal image. It is
 * paid again by every further RUN, with the status that there is by then. Measured on bookworm and
 * trixie (2026-11-23).
 */
final class AptDatabase {

    private static final String WHAT = "apt:package database";

    private static final String QUESTIONS = "apt:debconf templates";

    /**
     * debconf's templates and answers with their old copies: 758 kB on bookworm, 786 kB on trixie.
     */
    private static final long DEBCONF = 770_000;

    /** The same once more where a package brings questions of its own: 1.56 to 1.89 MB together. */
    private static final long DEBCONF_QUESTIONS = 800_000;

    /** The linker's cache and its helper. */
    private static final long LINKER = 10_000;

    private static final long MARKS = 6_000;

    private static final long LOGS = 20_000;

    private static final long LOG_PER_PACKAGE = 800;

    /**
     * Status and its old copy of what was there: 0.15 MB for the 88 packages of a minimal bookworm.
     */
    private static final long STATUS_PER_PACKAGE = 1_705;

    /** All of it is text. */
    private static final double GZIP = 0.25;

    private static final double SIGMA = 0.10;

    private AptDatabase() {}

    /**
     * @param unpacked packages whose files were written
     */
    static void rewrite(
            Machine machine, InstalledPackages before, int unpacked, boolean templates) {
        if (!isWritten(machine, WHAT)) {
            long status = STATUS_PER_PACKAGE * before.versions().size() / 2;
            machine.add(
                    group(
                            WHAT,
                            List.of(
                                    file("cache/debconf/templates.dat", DEBCONF / 2),
                                    file("cache/debconf/templates.dat-old", DEBCONF / 2),
                                    file("cache/ldconfig/aux-cache", LINKER),
                                    file("lib/apt/extended_states", MARKS),
                                    file("lib/dpkg/status", status),
                                    file("lib/dpkg/status-old", status),
                                    file("log/dpkg.log", LOGS + LOG_PER_PACKAGE * unpacked))));
        }
        if (templates && !isWritten(machine, QUESTIONS)) {
            machine.add(
                    group(
                            QUESTIONS,
                            List.of(
                                    file("cache/debconf/config.dat", DEBCONF_QUESTIONS / 2),
                                    file("cache/debconf/config.dat-old", DEBCONF_QUESTIONS / 2))));
        }
    }

    private static boolean isWritten(Machine machine, String what) {
        return machine.files().layer(machine.files().layers() - 1).stream()
                .anyMatch(group -> group.what().equals(what));
    }

    private static GroupFile file(String path, long bytes) {
        return GroupFile.of(path, bytes, Math.round(bytes * GZIP));
    }

    private static FileGroup group(String what, List<GroupFile> files) {
        FileGroup exact = FileGroup.of(what, ImagePath.of("/var"), files, Provenance.MODEL);
        return exact.withWeights(
                Weight.estimated(exact.uncompressed().bytes(), SIGMA),
                Weight.estimated(exact.compressed().bytes(), 2 * SIGMA));
    }
}
