package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.image.Platform;
import java.util.List;
import java.util.Set;

/** Programs that print what is known: where they are, on what platform, a part of a path. */
final class SmallPrinters implements Program {

    @Override
    public Set<String> names() {
        return Set.of("pwd", "uname", "dpkg", "basename", "dirname");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        if (!call.arguments().stream().allMatch(Call.Argument::known)) {
            machine.printUnknown();
            return;
        }
        List<String> operands = call.operands();
        switch (call.name()) {
            case "pwd" -> machine.print(call.workingDirectory() + "\n");
            case "uname" -> uname(call, machine);
            case "dpkg" -> dpkg(call, machine);
            case "basename" ->
                    operands.stream()
                            .findFirst()
                            .ifPresent(path -> machine.print(name(operands) + "\n"));
            case "dirname" ->
                    operands.stream()
                            .findFirst()
                            .ifPresent(path -> machine.print(parent(path) + "\n"));
            default -> machine.printUnknown();
        }
    }

    private static void uname(Call call, Machine machine) {
        if (call.has("-m") && call.words().size() == 1)
            machine.print(kernelName(machine.platform()) + "\n");
        else if (call.words().isEmpty() || call.words().equals(List.of("-s")))
            machine.print("Linux\n");
        else machine.printUnknown();
    }

    private static void dpkg(Call call, Machine machine) {
        if (call.has("--print-architecture")) machine.print(debianName(machine.platform()) + "\n");
        else if (call.has("-i")
                || call.has("--install")
                || call.has("-r")
                || call.has("-P")
                || call.has("--purge")) {
            machine.unknown("what `dpkg` installs is not known");
        } else {
            machine.printUnknown();
        }
    }

    private static String kernelName(Platform platform) {
        return switch (platform.architecture()) {
            case "amd64" -> "x86_64";
            case "arm64" -> "aarch64";
            case "386" -> "i686";
            case "arm" -> platform.variant().filter("v6"::equals).isPresent() ? "armv6l" : "armv7l";
            default -> platform.architecture();
        };
    }

    private static String debianName(Platform platform) {
        return switch (platform.architecture()) {
            case "386" -> "i386";
            case "arm" -> platform.variant().filter("v6"::equals).isPresent() ? "armel" : "armhf";
            case "ppc64le" -> "ppc64el";
            default -> platform.architecture();
        };
    }

    private static String name(List<String> operands) {
        String name = ImagePath.of(operands.getFirst()).name();
        boolean suffixed =
                operands.size() > 1
                        && name.endsWith(operands.get(1))
                        && !name.equals(operands.get(1));
        return suffixed ? name.substring(0, name.length() - operands.get(1).length()) : name;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}
