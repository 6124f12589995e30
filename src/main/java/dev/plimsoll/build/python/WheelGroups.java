package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.WheelContents;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a wheel where pip puts them; pip's operations/install/wheel.py, sizes measured on 50
 * wheels.
 */
final class WheelGroups {

    /** A script that starts a console entry point. */
    private static final long SCRIPT_BYTES = 232;

    private static final long SCRIPT_COMPRESSED = 190;

    /** The line that RECORD gains for each compiled module, and for each script. */
    private static final long RECORD_LINE = 75;

    private static final long INSTALLER_BYTES = 4;

    /** Sum of entries against what is installed, over 50 wheels. */
    private static final double SIGMA = 0.001;

    private WheelGroups() {}

    /**
     * The group of an installed wheel.
     *
     * @param versionSigma how sure the version is
     */
    static FileGroup group(
            String filename,
            Distribution distribution,
            WheelContents contents,
            Environment environment,
            boolean compiled,
            double versionSigma) {
        String what = "wheel:" + filename;
        List<GroupFile> files = files(distribution, contents, environment, compiled);
        long modules =
                contents.files().stream().filter(entry -> entry.path().endsWith(".py")).count();
        long added =
                files.isEmpty()
                        ? INSTALLER_BYTES + contents.consoleScripts() * (SCRIPT_BYTES + RECORD_LINE)
                        : files.stream().mapToLong(GroupFile::bytes).sum()
                                - contents.uncompressedBytes();
        double sigma =
                Math.hypot(
                        files.isEmpty() && compiled && modules == 0 ? 5 * SIGMA : SIGMA,
                        versionSigma);
        Weight uncompressed = Weight.estimated(contents.uncompressedBytes() + added, sigma);
        Weight packed = WheelPacking.of(contents);
        Weight compressed =
                Weight.estimated(
                        packed.bytes() + contents.consoleScripts() * SCRIPT_COMPRESSED,
                        Math.hypot(packed.sigma(), versionSigma));
        ImagePath folder = files.isEmpty() ? environment.sitePackages() : environment.prefix();
        FileGroup group =
                FileGroup.opaque(what, folder, uncompressed, compressed, contents.provenance())
                        .withMark(distribution);
        return files.isEmpty() ? group : group.withFiles(files);
    }

    private static List<GroupFile> files(
            Distribution distribution,
            WheelContents contents,
            Environment environment,
            boolean compiled) {
        List<GroupFile> files = new ArrayList<>();
        if (contents.files().isEmpty()) return files;
        long modules =
                contents.files().stream().filter(entry -> entry.path().endsWith(".py")).count();
        String info = "";
        for (WheelContents.WheelEntry entry : contents.files()) {
            if (entry.path().endsWith("/")) continue;
            long bytes = entry.bytes();
            boolean record = entry.path().endsWith(".dist-info/RECORD");
            if (record) {
                info = entry.path().substring(0, entry.path().lastIndexOf('/') + 1);
                bytes += RECORD_LINE * ((compiled ? modules : 0) + contents.consoleScripts());
            }
            files.add(
                    GroupFile.of(
                            place(entry.path(), distribution.project(), environment),
                            bytes,
                            contents.provenance() == Provenance.GIT_TREE
                                    ? entry.compressedBytes()
                                    : WheelPacking.of(entry)));
        }
        String site = environment.relativeSitePackages();
        if (!info.isEmpty())
            files.add(GroupFile.of(site + info + "INSTALLER", INSTALLER_BYTES, INSTALLER_BYTES));
        for (int i = 0; i < contents.consoleScripts(); i++) {
            String name = distribution.project().value() + (i == 0 ? "" : "-" + i);
            files.add(GroupFile.of("bin/" + name, SCRIPT_BYTES, SCRIPT_COMPRESSED));
        }
        return files;
    }

    /**
     * Where an entry goes, relative to the prefix: what lies in {@code .data} is spread (binary
     * distribution format).
     */
    private static String place(String path, PackageName project, Environment environment) {
        String site = environment.relativeSitePackages();
        int data = path.indexOf(".data/");
        if (data < 0 || path.indexOf('/') < data) return site + path;
        String rest = path.substring(data + ".data/".length());
        int slash = rest.indexOf('/');
        if (slash < 0) return site + path;
        String inside = rest.substring(slash + 1);
        return switch (rest.substring(0, slash)) {
            case "scripts" -> "bin/" + inside;
            case "data" -> inside;
            case "headers" ->
                    "include/site/python"
                            + environment.interpreter().majorMinor()
                            + "/"
                            + project
                            + "/"
                            + inside;
            default -> site + inside;
        };
    }
}
