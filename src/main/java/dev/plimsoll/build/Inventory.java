package dev.plimsoll.build;

import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.InstalledPackages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is installed in a base image.
 *
 * @param osId {@code ID} of os-release: {@code debian}, {@code ubuntu}, {@code alpine} …
 * @param osRelease the suite's code name, or Alpine's {@code 3.20}
 * @param dpkg empty where there is no dpkg
 * @param apk apk's installed names and versions; empty where there is no apk
 * @param pathExcludes dpkg's path-exclude and path-include lines in order, such as {@code
 *     path-exclude /usr/share/man/*}
 * @param python the version of the interpreter on the PATH, such as {@code 3.11.7}
 * @param distributions Python distributions in its site-packages, normalized name to version
 * @param commands names of the programs in its usual folders, each with the dpkg package that owns
 *     it or an empty text; empty where it is not known
 * @param libraries file names of its shared libraries, such as {@code libpq.so.5}; empty where it
 *     is not known
 */
public record Inventory(
        String osId,
        Optional<String> osRelease,
        InstalledPackages dpkg,
        Map<String, String> apk,
        AptSources aptSources,
        List<String> pathExcludes,
        Optional<String> python,
        Map<String, String> distributions,
        Map<String, String> commands,
        Set<String> libraries) {

    /** One whose programs and libraries are not known. */
    public Inventory(
            String osId,
            Optional<String> osRelease,
            InstalledPackages dpkg,
            Map<String, String> apk,
            AptSources aptSources,
            List<String> pathExcludes,
            Optional<String> python,
            Map<String, String> distributions) {
        this(
                osId,
                osRelease,
                dpkg,
                apk,
                aptSources,
                pathExcludes,
                python,
                distributions,
                Map.of(),
                Set.of());
    }
}
