package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What packages write when they are configured; seen in measured installs on bookworm and trixie
 * (2026-11-23 and -24).
 */
final class AptTriggers {

    /**
     * @param gzip the share that gzip leaves
     */
    private record Written(String what, String folder, long bytes, double gzip) {}

    private static final Map<String, Written> BY_PACKAGE =
            Map.of(
                    "ca-certificates",
                            new Written(
                                    "apt:ca-certificates bundle", "/etc/ssl/certs", 230_000, 0.6),
                    "shared-mime-info",
                            new Written("apt:MIME database", "/usr/share/mime", 2_700_000, 0.2),
                    "systemd",
                            new Written("apt:systemd catalogue", "/var/lib/systemd", 200_000, 0.3),
                    "fontconfig",
                            new Written("apt:font cache", "/var/cache/fontconfig", 20_000, 0.3),
                    "texlive-base",
                            new Written("apt:TeX formats", "/var/lib/texmf", 4_800_000, 0.9),
                    "udev",
                            new Written(
                                    "apt:hardware database", "/usr/lib/udev", 13_017_000, 0.182),
                    "mariadb-server",
                            new Written(
                                    "apt:MariaDB tables", "/var/lib/mysql", 118_180_000, 0.0075));

    /** A server of any version makes an empty cluster; 40.08 MB with version 15. */
    private static final Pattern POSTGRESQL = Pattern.compile("postgresql-[0-9]+");

    private static final Written CLUSTER =
            new Written("apt:PostgreSQL cluster", "/var/lib/postgresql", 40_080_000, 0.112);

    private static final double SIGMA = 0.10;

    /** Bytecode over source of packages, by CPython's minor version (220 wheels measured). */
    private static final Map<String, Double> BYTECODE =
            Map.of("3.9", 0.803, "3.10", 0.813, "3.11", 1.296, "3.12", 1.191, "3.13", 1.183);

    private static final double USUAL_BYTECODE = 1.2;

    /** The same of the standard library, whose tests are left out: 11.5 MB of 10.4 MB. */
    private static final double LIBRARY_BYTECODE = 1.11;

    private static final double BYTECODE_SIGMA = 0.10;

    /** What gzip -6 leaves: 0.378 of the standard library, 0.368 of pip, 0.396 of setuptools. */
    private static final double BYTECODE_GZIP = 0.375;

    private final Optional<String> python;

    AptTriggers(InstalledPackages after) {
        this.python = debiansPython(after);
    }

    List<FileGroup> of(BinaryPackage binary, Payload payload) {
        List<FileGroup> groups = new ArrayList<>();
        Written written =
                POSTGRESQL.matcher(binary.name()).matches()
                        ? CLUSTER
                        : BY_PACKAGE.get(binary.name());
        if (written != null)
            groups.add(
                    group(
                            written.what(),
                            written.folder(),
                            Weight.estimated(written.bytes(), SIGMA),
                            written.gzip(),
                            binary));
        if (payload.python() > 0 && python.isPresent()) {
            double ratio =
                    binary.name().startsWith("libpython3.")
                            ? LIBRARY_BYTECODE
                            : BYTECODE.getOrDefault(python.get(), USUAL_BYTECODE);
            Weight bytes = Weight.estimated(Math.round(payload.python() * ratio), BYTECODE_SIGMA);
            groups.add(
                    group(
                            "apt:bytecode of " + binary.name(),
                            "/usr/lib/python3",
                            bytes,
                            BYTECODE_GZIP,
                            binary));
        }
        return groups;
    }

    /** Only with an interpreter of Debian's own is anything compiled. */
    private static Optional<String> debiansPython(InstalledPackages after) {
        return after.versions().keySet().stream()
                .filter(name -> name.startsWith("python3.") && name.endsWith("-minimal"))
                .map(name -> name.substring("python".length(), name.length() - "-minimal".length()))
                .findFirst();
    }

    private static FileGroup group(
            String what, String folder, Weight bytes, double gzip, BinaryPackage binary) {
        return FileGroup.opaque(
                        what, ImagePath.of(folder), bytes, bytes.times(gzip), Provenance.MODEL)
                .withMark(new AptFiles.Owned(binary.name()));
    }
}
