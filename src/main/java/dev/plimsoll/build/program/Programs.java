package dev.plimsoll.build.program;

import dev.plimsoll.build.Program;
import java.util.List;

/** The one list of all programs that are understood; where two have a name, the earlier is taken. */
public final class Programs {

    public static final List<Program> ALL = List.of();

    private Programs() {}
}
