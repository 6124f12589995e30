package dev.plimsoll.build.program;

import dev.plimsoll.build.Program;
import dev.plimsoll.build.apt.AptGet;
import dev.plimsoll.build.apt.AptMark;
import dev.plimsoll.build.apt.Dpkg;
import dev.plimsoll.build.python.PythonPrograms;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one list of all programs that are understood; where two have a name, the earlier is taken.
 */
public final class Programs {

    private static final List<Program> OWN =
            List.of(
                    new Rm(),
                    new Cp(),
                    new Mv(),
                    new Install(),
                    new Ln(),
                    new Mkdir(),
                    new Touch(),
                    new Chmod(),
                    new Chown(),
                    new Find(),
                    new Xargs(),
                    new Echo(),
                    new Printf(),
                    new Cat(),
                    new Tee(),
                    new Sed(),
                    new Tar(),
                    new Unzip(),
                    new Strip(),
                    new Locales(),
                    new Useradd(),
                    new Test(),
                    new Which(),
                    new Wrapper(),
                    new ShellProgram(),
                    new Download(),
                    new AptGet(),
                    new AptMark(),
                    new Dpkg(),
                    new Apk(),
                    new Git(),
                    new Python(),
                    new SmallPrinters(),
                    new Free());

    public static final List<Program> ALL =
            Stream.concat(PythonPrograms.ALL.stream(), OWN.stream()).toList();

    private Programs() {}
}
