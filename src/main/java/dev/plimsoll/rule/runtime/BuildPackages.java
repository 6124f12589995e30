package dev.plimsoll.rule.runtime;

import java.util.Set;

/**
 * Debian packages that only build software: nothing that has been built needs them in order to run.
 */
public final class BuildPackages {

    /**
     * Compilers and what drives them. Debian's own Python tools are here too: they do not serve the
     * interpreter in /usr/local.
     */
    private static final Set<String> TOOLS =
            Set.of(
                    "build-essential",
                    "gcc",
                    "g++",
                    "cpp",
                    "clang",
                    "llvm",
                    "gfortran",
                    "rustc",
                    "cargo",
                    "golang",
                    "golang-go",
                    "make",
                    "cmake",
                    "ninja-build",
                    "meson",
                    "autoconf",
                    "automake",
                    "libtool",
                    "libtool-bin",
                    "autotools-dev",
                    "pkg-config",
                    "pkgconf",
                    "binutils",
                    "dpkg-dev",
                    "debhelper",
                    "devscripts",
                    "fakeroot",
                    "bison",
                    "flex",
                    "swig",
                    "nasm",
                    "yasm",
                    "m4",
                    "patchelf",
                    "ccache",
                    "cython3",
                    "python3-pip",
                    "python3-setuptools",
                    "python3-wheel",
                    "python3-venv",
                    "python3-distutils",
                    "python3-dev",
                    "python-dev",
                    "python-pip",
                    "python3-all-dev",
                    "libc6-dev",
                    "libc-dev",
                    "linux-libc-dev",
                    "musl-dev",
                    "dh-python");

    /** Tools whose package names end in a version, such as {@code gcc-12}. */
    private static final Set<String> VERSIONED =
            Set.of("gcc", "g++", "cpp", "clang", "llvm", "gfortran", "linux-headers");

    private BuildPackages() {}

    /**
     * Whether it is a compiler or another tool of a build; {@code package} may have a version,
     * suite or architecture.
     */
    public static boolean isTool(String written) {
        String name = name(written);
        if (TOOLS.contains(name)) return true;
        int hyphen = name.lastIndexOf('-');
        return name.startsWith("linux-headers-")
                || (hyphen > 0 && VERSIONED.contains(name.substring(0, hyphen)));
    }

    /**
     * Whether it holds headers for building against a library; Debian policy 8.4 names those
     * packages {@code …-dev}.
     */
    public static boolean isDevelopment(String written) {
        String name = name(written);
        return !isTool(name) && (name.endsWith("-dev") || name.endsWith("-headers"));
    }

    /** The name in a word of {@code apt-get install}. */
    public static String name(String written) {
        for (int i = 0; i < written.length(); i++) {
            if ("=/:".indexOf(written.charAt(i)) >= 0) return written.substring(0, i);
        }
        return written;
    }
}
