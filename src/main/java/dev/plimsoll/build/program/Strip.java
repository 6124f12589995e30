package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import java.util.Set;

/** {@code strip}: how small it leaves files is not known. */
final class Strip implements Program {

    @Override
    public Set<String> names() {
        return Set.of("strip", "upx");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.unknown("how much of the files `%s` leaves is not known".formatted(call.name()));
    }
}
