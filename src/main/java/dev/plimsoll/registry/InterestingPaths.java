package dev.plimsoll.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which paths of an image tell what is installed in it. */
final class InterestingPaths {

    private static final Set<String> PROGRAM_FOLDERS =
            Set.of("bin", "sbin", "usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin");
    private static final Set<String> LIBRARY_FOLDERS =
            Set.of("lib", "lib64", "usr/lib", "usr/lib64", "usr/local/lib");
    private static final Set<String> FILES =
            Set.of(
                    "etc/os-release",
                    "usr/lib/os-release",
                    "var/lib/dpkg/status",
                    "var/lib/apt/extended_states",
                    "lib/apk/db/installed",
                    "usr/lib/apk/db/installed",
                    "etc/apt/sources.list");
    private static final String LOCAL = "usr/local";
    private static final String PYTHON = LOCAL + "/lib/python";
    private static final String DPKG_LISTS = "var/lib/dpkg/info/";

    private InterestingPaths() {}

    /** A file whose text is kept. */
    static boolean isText(String path) {
        if (FILES.contains(path)) return true;
        if (path.startsWith("var/lib/dpkg/status.d/")) return !path.endsWith(".md5sums");
        if (path.startsWith("etc/apt/sources.list.d/"))
            return path.endsWith(".sources") || path.endsWith(".list");
        return path.startsWith("etc/dpkg/dpkg.cfg.d/");
    }

    /** dpkg's list of the files of a package. */
    static boolean isFileList(String path) {
        return path.startsWith(DPKG_LISTS) && path.endsWith(".list");
    }

    /** The package whose files a list names: {@code libpq5} of {@code …/libpq5:amd64.list}. */
    static String packageOf(String listPath) {
        String name = listPath.substring(DPKG_LISTS.length(), listPath.length() - ".list".length());
        int architecture = name.indexOf(':');
        return architecture < 0 ? name : name.substring(0, architecture);
    }

    static boolean isProgram(String folder) {
        return PROGRAM_FOLDERS.contains(folder);
    }

    static boolean isLibrary(String folder, String name) {
        int so = name.indexOf(".so");
        if (so <= 0 || (so + 3 < name.length() && name.charAt(so + 3) != '.')) return false;
        if (LIBRARY_FOLDERS.contains(folder)) return true;
        int slash = folder.lastIndexOf('/');
        return slash > 0
                && folder.indexOf("-linux-", slash) > 0
                && LIBRARY_FOLDERS.contains(folder.substring(0, slash));
    }

    /**
     * The folder of {@code usr/local} that a file is counted to, as images of Python are copied
     * from: each package by itself, programs, libraries, the rest.
     */
    static Optional<String> folderOf(String path) {
        if (!path.startsWith(LOCAL + "/")) return Optional.empty();
        int site = Math.max(path.indexOf("/site-packages/"), path.indexOf("/dist-packages/"));
        if (site >= 0) {
            int end = path.indexOf('/', site + "/site-packages/".length());
            return Optional.of(end < 0 ? path : path.substring(0, end));
        }
        if (path.startsWith(PYTHON)) {
            int end = path.indexOf('/', PYTHON.length());
            if (end > 0) return Optional.of(path.substring(0, end));
        }
        for (String part : List.of("/bin", "/lib"))
            if (path.startsWith(LOCAL + part + "/")) return Optional.of(LOCAL + part);
        return Optional.of(LOCAL);
    }

    /** How much of a path names the metadata folder of a Python distribution; 0 where none does. */
    static int lengthOfDistribution(String path) {
        int site = Math.max(path.indexOf("/site-packages/"), path.indexOf("/dist-packages/"));
        if (site < 0) return 0;
        int start = site + "/site-packages/".length();
        int end = path.indexOf('/', start);
        int stop = end < 0 ? path.length() : end;
        boolean metadata =
                path.startsWith(".dist-info", stop - ".dist-info".length())
                        || path.startsWith(".egg-info", stop - ".egg-info".length());
        return metadata && stop > start + ".dist-info".length() ? stop : 0;
    }
}
