package dev.plimsoll.build.apt;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code dpkg}: questions are free; a package that is installed from a file is not looked into. */
public final class Dpkg implements Program {

    private static final List<String> WRITING =
            List.of(
                    "-i",
                    "--install",
                    "--unpack",
                    "-x",
                    "--extract",
                    "-X",
                    "--vextract",
                    "-r",
                    "--remove",
                    "-P",
                    "--purge");

    @Override
    public Set<String> names() {
        return Set.of("dpkg", "dpkg-deb", "gdebi", "add-apt-repository", "apt-add-repository");
    }

    @Override
    public void run(Call call, Machine machine) {
        if (call.name().endsWith("-repository"))
            return; // packages that only it has are told where they are installed
        boolean writes =
                call.name().equals("gdebi")
                        || Stream.of("-i", "-x", "-r", "-P").anyMatch(call::has)
                        || WRITING.stream().anyMatch(call.words()::contains);
        if (writes) machine.unknown("what `%s` writes is not known".formatted(call.name()));
        else machine.printUnknown();
    }
}
