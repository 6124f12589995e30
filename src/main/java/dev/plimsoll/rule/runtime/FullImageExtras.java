package dev.plimsoll.rule.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The commands that the full {@code python} image has and its slim sibling lacks, with the Debian
 * package of each.
 *
 * <p>Source: the install lists of docker-library/buildpack-deps (curl, scm and full variants) and
 * of docker-library/python, and Debian's file lists of those packages; November 2026.
 */
public final class FullImageExtras {

    /** Package, then the commands that it brings. */
    private static final String COMMANDS =
            """
            curl: curl
            wget: wget
            gnupg: gpg gpgv gpg-agent gpgconf
            sq: sq
            git: git git-shell git-upload-pack git-receive-pack
            mercurial: hg
            subversion: svn svnadmin svnlook
            openssh-client: ssh scp sftp ssh-keygen ssh-keyscan ssh-agent ssh-add
            procps: ps top free uptime vmstat watch pgrep pkill pidwait pmap pwdx w slabtop sysctl skill
            bzip2: bzip2 bunzip2 bzcat bzgrep
            file: file
            imagemagick: convert identify mogrify composite montage compare conjure stream
            unzip: unzip zipinfo funzip
            xz-utils: xz unxz xzcat lzma unlzma
            patch: patch
            make: make gmake
            gcc: gcc cc cpp gcc-ar gcov
            g++: g++ c++
            binutils: ld as ar nm objcopy objdump ranlib readelf strip strings addr2line size
            dpkg-dev: dpkg-buildpackage dpkg-architecture dpkg-source dpkg-shlibdeps
            autoconf: autoconf autoreconf
            automake: automake aclocal
            libtool: libtoolize
            pkgconf: pkg-config pkgconf
            libpq-dev: pg_config
            libmariadb-dev: mysql_config mariadb_config
            libxml2-dev: xml2-config
            libcurl4-openssl-dev: curl-config
            krb5-multidev: krb5-config
            mariadb-common: mariadb
            libglib2.0-bin: gio gsettings gdbus
            tk8.6: wish tclsh
            """;

    private static final Map<String, String> PACKAGES = packages();

    /**
     * Packages that compile: an application that calls them at run time must keep the full image.
     */
    private static final Set<String> COMPILERS =
            Set.of(
                    "gcc",
                    "g++",
                    "make",
                    "binutils",
                    "dpkg-dev",
                    "autoconf",
                    "automake",
                    "libtool",
                    "pkgconf");

    private FullImageExtras() {}

    /**
     * The package that brings this command to the full image; empty where slim has it too, or
     * neither has.
     */
    public static Optional<String> packageOf(String command) {
        return Optional.ofNullable(PACKAGES.get(command));
    }

    public static boolean compiles(String debianPackage) {
        return COMPILERS.contains(debianPackage);
    }

    private static Map<String, String> packages() {
        Map<String, String> byCommand = new HashMap<>();
        for (String line : COMMANDS.lines().toList()) {
            int colon = line.indexOf(':');
            for (String command : List.of(line.substring(colon + 1).strip().split(" ", -1))) {
                byCommand.put(command, line.substring(0, colon));
            }
        }
        return Map.copyOf(byCommand);
    }
}
