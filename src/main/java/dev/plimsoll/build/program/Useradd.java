package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Users;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code useradd}, {@code groupadd}, {@code adduser}, {@code addgroup}, {@code usermod}: the
 * account files written again.
 */
final class Useradd implements Program {

    private static final Set<String> VALUED =
            Set.of(
                    "-u",
                    "--uid",
                    "-g",
                    "--gid",
                    "-G",
                    "--groups",
                    "--ingroup",
                    "-d",
                    "--home",
                    "--home-dir",
                    "-h",
                    "-s",
                    "--shell",
                    "-c",
                    "--comment",
                    "--gecos",
                    "-p",
                    "--password",
                    "-k",
                    "--skel",
                    "-K",
                    "--key",
                    "-l",
                    "--login",
                    "-f",
                    "--inactive",
                    "-e",
                    "--expiredate",
                    "-b",
                    "--base-dir");

    /** passwd, group, shadow, gshadow and their backups; bytes, of Debian bookworm. */
    private static final long ACCOUNT_FILES = 4_000;

    /** /etc/skel of Debian bookworm; bytes. */
    private static final List<GroupFile> SKELETON =
            List.of(
                    GroupFile.of(".bash_logout", 220, 230),
                    GroupFile.of(".bashrc", 3526, 1600),
                    GroupFile.of(".profile", 807, 480));

    private static final double SIGMA = 0.3;
    private static final double TEXT_RATIO = 0.4;

    @Override
    public Set<String> names() {
        return Set.of(
                "useradd",
                "groupadd",
                "adduser",
                "addgroup",
                "usermod",
                "groupmod",
                "userdel",
                "groupdel",
                "deluser",
                "gpasswd",
                "chpasswd",
                "passwd");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        Users users = machine.state(Users.KEY);
        List<String> operands = Operands.of(call, VALUED).operands();
        Optional<String> name =
                operands.isEmpty() ? Optional.empty() : Optional.of(operands.getLast());
        switch (call.name()) {
            case "useradd" ->
                    name.ifPresent(user ->
                            machine.state(Users.KEY, user(call, users, user, "-g", "--gid")));
            case "adduser" -> adduser(call, machine, users, operands);
            case "groupadd", "addgroup" ->
                    name.ifPresent(group ->
                            machine.state(
                                    Users.KEY,
                                    users.withGroup(group, Operands.value(call, "-g", "--gid"))));
            default -> {}
        }
        machine.add(accountFiles());
        boolean home =
                call.has("-m")
                        || call.has("--create-home")
                        || (call.name().equals("adduser") && !noHome(call));
        // BusyBox' adduser, which -D or -S tell, copies no skeleton
        if (home && name.isPresent() && !call.has("-D") && !call.has("-S"))
            skeleton(name.get(), machine);
    }

    private static FileGroup accountFiles() {
        Weight size = Weight.estimated(ACCOUNT_FILES, SIGMA);
        List<GroupFile> files =
                List.of(GroupFile.of("", ACCOUNT_FILES, Math.round(ACCOUNT_FILES * TEXT_RATIO)));
        return FileGroup.of("users", ImagePath.of("/etc/passwd"), files, Provenance.MODEL)
                .withWeights(size, size.times(TEXT_RATIO));
    }

    private static void skeleton(String user, Machine machine) {
        ImagePath home = machine.state(Users.KEY).home(user);
        machine.addFolder(home);
        machine.add(
                FileGroup.of("users", home, SKELETON, Provenance.MODEL)
                        .withOwner(machine.owner(user))
                        .withMode(Optional.of(0644)));
    }

    /** {@code adduser USER GROUP} puts a user into a group. */
    private static void adduser(Call call, Machine machine, Users users, List<String> operands) {
        if (operands.isEmpty() || operands.size() > 1) return;
        boolean busybox = call.has("-D") || call.has("-S") || call.has("-G");
        Users after = user(call, users, operands.getFirst(), busybox ? "-G" : "--gid", "--ingroup");
        machine.state(Users.KEY, after);
    }

    private static boolean noHome(Call call) {
        return call.has("--no-create-home") || call.has("-H");
    }

    private static Users user(Call call, Users users, String name, String... groupOptions) {
        ImagePath home =
                Operands.value(call, "-d", "--home-dir", "--home", "-h")
                        .map(ImagePath::of)
                        .orElse(ImagePath.of("/home/" + name));
        return users.withUser(
                name,
                Operands.value(call, "-u", "--uid"),
                Operands.value(call, groupOptions),
                home);
    }
}
