package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.ExitStatus;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.Set;
import java.util.TreeSet;

/** Programs that leave nothing, or a few bytes that are no matter. */
final class Free implements Program {

    private static final Set<String> SILENT =
            Set.of("true", ":", "sleep", "sync", "ldconfig", "update-ca-certificates", "kill");

    private static final Set<String> PRINTING =
            Set.of(
                    "date",
                    "ls",
                    "id",
                    "whoami",
                    "hostname",
                    "nproc",
                    "getent",
                    "readlink",
                    "realpath",
                    "stat",
                    "du",
                    "df",
                    "head",
                    "tail",
                    "grep",
                    "egrep",
                    "fgrep",
                    "awk",
                    "gawk",
                    "cut",
                    "sort",
                    "uniq",
                    "wc",
                    "tr",
                    "diff",
                    "sha256sum",
                    "sha512sum",
                    "md5sum",
                    "sha1sum",
                    "file",
                    "ldd",
                    "jq",
                    "yq",
                    "seq",
                    "expr",
                    "yes",
                    "ps",
                    "printenv",
                    "locale",
                    "getconf",
                    "openssl",
                    "gpgconf",
                    "mktemp",
                    "test-path",
                    "column",
                    "rev",
                    "comm",
                    "apt-cache",
                    "apt-config",
                    "dpkg-query",
                    "dpkg-architecture",
                    "dpkg-buildflags",
                    "lsb_release",
                    "arch",
                    "pgrep",
                    "free",
                    "tty",
                    "cmp",
                    "nl",
                    "update-alternatives",
                    "dpkg-reconfigure",
                    "setcap",
                    "getcap",
                    "chsh",
                    "python-config",
                    "xxd",
                    "base64");

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(SILENT);
        names.addAll(PRINTING);
        names.add("false");
        return names;
    }

    @Override
    public boolean isNamed(String name) {
        return SILENT.contains(name) || PRINTING.contains(name) || name.equals("false");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        if (call.name().equals("false")) machine.exits(ExitStatus.FAILURE);
        if (Set.of("grep", "egrep", "fgrep", "getent", "diff", "cmp", "pgrep")
                .contains(call.name())) machine.exits(ExitStatus.UNKNOWN);
        if (PRINTING.contains(call.name())) machine.printUnknown();
        else machine.print("");
    }
}
