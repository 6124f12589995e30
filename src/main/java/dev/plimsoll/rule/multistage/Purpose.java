package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.runtime.PipCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a RUN calls a program for, as far as moving the RUN to another stage goes. */
enum Purpose {
    /** Fetches the package lists. */
    UPDATE,
    /** Installs Debian packages. */
    INSTALL,
    /** Upgrades the base image's own packages. */
    UPGRADE,
    /** Removes Debian packages. */
    REMOVE,
    /** Removes what nothing reads again: lists, caches, temporary files. */
    CLEAN,
    /** Installs, removes or lists Python packages. */
    PIP,
    /** Makes a virtual environment. */
    ENVIRONMENT,
    /** Leaves no trace: {@code set}, {@code cd}, {@code echo}. */
    NOTHING,
    /** Makes users and folders; has no part in building. */
    ACCOUNT,
    /** Anything else. */
    OTHER;

    private static final Set<String> SILENT =
            Set.of("set", "cd", "echo", "true", ":", "export", "test", "[", "printf", "umask");
    private static final Set<String> ACCOUNTS =
            Set.of(
                    "useradd",
                    "groupadd",
                    "adduser",
                    "addgroup",
                    "usermod",
                    "mkdir",
                    "chown",
                    "chmod",
                    "install",
                    "touch");
    private static final List<String> LEFTOVERS =
            List.of(
                    "/var/lib/apt",
                    "/var/cache",
                    "/var/log",
                    "/var/tmp",
                    "/tmp",
                    "/root/.cache",
                    "/usr/share/doc",
                    "/usr/share/man");
    private static final Set<String> PIP_COMMANDS =
            Set.of("install", "uninstall", "cache", "check", "list", "freeze", "show", "");

    /** The same among the calls of its RUN: what pip has just read from is a leftover too. */
    static Purpose of(Call call, List<Call> run) {
        Purpose alone = of(call);
        if (alone != OTHER || !call.name().equals("rm") || call.operands().isEmpty()) return alone;
        List<ImagePath> read = new ArrayList<>();
        for (Call other : run) {
            ImagePath folder = other.workingDirectory();
            PipCall.of(other)
                    .ifPresent(pip -> pip.files().forEach(file -> read.add(folder.resolve(file))));
        }
        boolean leftover =
                call.operands().stream()
                        .allMatch(operand ->
                                isLeftover(operand)
                                        || read.contains(call.workingDirectory().resolve(operand)));
        return leftover ? CLEAN : OTHER;
    }

    static Purpose of(Call call) {
        if (writes(call)) return OTHER;
        Optional<PipCall> pip = PipCall.of(call);
        if (pip.isPresent()) return PIP_COMMANDS.contains(pip.get().command().verb()) ? PIP : OTHER;
        if (LockInstaller.of(call).isPresent()) return PIP;
        String name = call.name();
        if (name.isEmpty() || SILENT.contains(name)) return NOTHING;
        if (ACCOUNTS.contains(name)) return ACCOUNT;
        if (name.equals("rm"))
            return call.operands().stream().allMatch(Purpose::isLeftover) ? CLEAN : OTHER;
        if (name.equals("apt-mark")) return REMOVE;
        if (environment(call).isPresent()) return ENVIRONMENT;
        return Apt.recognise(call)
                .map(apt ->
                        switch (apt.verb()) {
                            case "update" -> UPDATE;
                            case "install" -> INSTALL;
                            case "upgrade", "dist-upgrade", "full-upgrade" -> UPGRADE;
                            case "purge", "remove", "autoremove", "autopurge" -> REMOVE;
                            case "clean", "autoclean", "dist-clean", "distclean" -> CLEAN;
                            default -> OTHER;
                        })
                .orElse(OTHER);
    }

    /** The folder of the virtual environment that the call makes. */
    static Optional<String> environment(Call call) {
        boolean venv =
                PipCall.isPython(call.name())
                        && call.words().size() >= 3
                        && call.words().get(0).equals("-m")
                        && Set.of("venv", "virtualenv").contains(call.words().get(1));
        if (!venv && !call.name().equals("virtualenv")) return Optional.empty();
        List<String> operands = call.operands();
        return operands.isEmpty() ? Optional.empty() : Optional.of(operands.getLast());
    }

    private static boolean isLeftover(String path) {
        String absolute =
                path.startsWith("~/")
                        ? "/root/" + path.substring(2)
                        : path.replace("$HOME", "/root");
        return LEFTOVERS.stream()
                .anyMatch(folder -> absolute.equals(folder) || absolute.startsWith(folder + "/"));
    }

    /** Whether its output goes to a file. */
    private static boolean writes(Call call) {
        return call.command().redirections().stream()
                .filter(redirection ->
                        redirection.operator().contains(">")
                                && !redirection.operator().endsWith("&"))
                .anyMatch(redirection ->
                        redirection
                                .target()
                                .literal()
                                .filter(target ->
                                        target.equals("/dev/null") || target.startsWith("/dev/std"))
                                .isEmpty());
    }
}
