package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.TextRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An instruction of the stage, and where it belongs once there are two. */
record Piece(Step step, Role role) {

    /** What becomes of an instruction. */
    enum Role {
        /** Sets what later RUNs see; stays, and stands in the builder too. */
        SETTING,
        /** Installs Debian packages only; its text moves to the builder. */
        PACKAGES,
        /**
         * The same, but all that it installs is needed at run time; stays, and stands in the
         * builder too.
         */
        KEPT_PACKAGES,
        /** Installs Python packages; its text moves to the builder. */
        PYTHON,
        /** Removes what the two above left behind; goes. */
        CLEANUP,
        /** Makes users or folders; stays. */
        ACCOUNT,
        /** The application's own; stays. */
        OWN,
        /** Installs packages and does something else too: cannot be parted. */
        MIXED
    }

    static Piece of(Step step) {
        return switch (step.instruction()) {
            case Instruction.Run run -> new Piece(step, roleOf(calls(step)));
            case Instruction.Arg arg -> new Piece(step, Role.SETTING);
            case Instruction.Env env -> new Piece(step, Role.SETTING);
            case Instruction.Shell shell -> new Piece(step, Role.SETTING);
            case Instruction.Workdir folder -> new Piece(step, Role.SETTING);
            default -> new Piece(step, Role.OWN);
        };
    }

    /** The calls of the RUN. */
    List<Call> calls() {
        return calls(step);
    }

    /** Without those that {@code python -m} makes of one: python's own says it all. */
    private static List<Call> calls(Step step) {
        Set<TextRange> modules =
                step.calls().stream()
                        .filter(call -> PipCall.isPython(call.name()))
                        .flatMap(call -> call.arguments().stream().skip(1))
                        .map(Call.Argument::range)
                        .collect(Collectors.toSet());
        return step.calls().stream().filter(call -> !isMadeOf(modules, call)).toList();
    }

    private static boolean isMadeOf(Set<TextRange> words, Call call) {
        return !call.arguments().isEmpty()
                && !call.arguments().getFirst().written()
                && words.contains(call.arguments().getFirst().range());
    }

    private static Role roleOf(List<Call> calls) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        calls.forEach(call -> purposes.add(Purpose.of(call)));
        boolean python = purposes.contains(Purpose.PIP) || purposes.contains(Purpose.ENVIRONMENT);
        boolean packages =
                purposes.contains(Purpose.INSTALL)
                        || purposes.contains(Purpose.UPDATE)
                        || purposes.contains(Purpose.UPGRADE);
        boolean cleans = purposes.contains(Purpose.REMOVE) || purposes.contains(Purpose.CLEAN);
        boolean other = purposes.contains(Purpose.OTHER);
        boolean account = purposes.contains(Purpose.ACCOUNT);
        if (other || account) {
            if (python || packages || purposes.contains(Purpose.REMOVE)) return Role.MIXED;
            return other ? Role.OWN : Role.ACCOUNT;
        }
        if (python) return Role.PYTHON;
        if (packages) return Role.PACKAGES;
        return cleans ? Role.CLEANUP : calls.isEmpty() ? Role.OWN : Role.ACCOUNT;
    }

    boolean is(Role wanted) {
        return role == wanted;
    }

    /** Whether its text is made part of the builder and leaves this stage. */
    boolean moves() {
        return role == Role.PACKAGES || role == Role.PYTHON;
    }

    /** Whether this stage loses it. */
    boolean goes() {
        return moves() || role == Role.CLEANUP;
    }

    Piece as(Role other) {
        return new Piece(step, other);
    }
}
