package dev.plimsoll.build.python;

import dev.plimsoll.build.Program;
import java.util.List;

/** The programs of Python's world that a RUN may start. */
public final class PythonPrograms {

    public static final List<Program> ALL =
            List.of(
                    new Pip(),
                    new Venv(),
                    new Uv(),
                    new Poetry(),
                    new Pipenv(),
                    new Pdm(),
                    new OtherInstallers());

    private PythonPrograms() {}
}
