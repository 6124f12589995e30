package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An instruction of the stage, and where it belongs once there are two.
 *
 * @param parts where a RUN belongs to both, what of it belongs to which
 */
record Piece(Step step, Role role, Optional<RunParts> parts) {

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
        /** Installs packages and does something else too. */
        MIXED
    }

    static Piece of(Step step) {
        return switch (step.instruction()) {
            case Instruction.Run run -> new Piece(step, roleOf(calls(step)), Optional.empty());
            case Instruction.Arg arg -> new Piece(step, Role.SETTING, Optional.empty());
            case Instruction.Env env -> new Piece(step, Role.SETTING, Optional.empty());
            case Instruction.Shell shell -> new Piece(step, Role.SETTING, Optional.empty());
            case Instruction.Workdir folder -> new Piece(step, Role.SETTING, Optional.empty());
            default -> new Piece(step, Role.OWN, Optional.empty());
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
        calls.forEach(call -> purposes.add(Purpose.of(call, calls)));
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

    /** A RUN that does both, parted; itself where its parts do not stand apart. */
    Piece parted(SourceFile source) {
        if (!is(Role.MIXED) || !(step.instruction() instanceof Instruction.Run run)) return this;
        List<Call> calls = calls();
        return RunParts.of(run, calls, source)
                .map(parts -> {
                    List<Call> moving =
                            calls.stream().filter(call -> !parts.own().contains(call)).toList();
                    return new Piece(step, roleOf(moving), Optional.of(parts));
                })
                .orElse(this);
    }

    /** The step with those of its calls that the stage keeps. */
    Step staying() {
        if (!goes() && !is(Role.KEPT_PACKAGES)) return step;
        List<Call> own =
                calls().stream()
                        .filter(call -> {
                            Purpose purpose = Purpose.of(call, calls());
                            return purpose == Purpose.OTHER || purpose == Purpose.ACCOUNT;
                        })
                        .toList();
        return new Step(
                step.instruction(),
                step.user(),
                step.workingDirectory(),
                step.environment(),
                own,
                step.mounts(),
                step.layer(),
                step.triggered(),
                step.files(),
                step.states());
    }

    /** Its text without what belongs to the other stage; what stays keeps its own line ends. */
    String without(List<TextRange> parts, SourceFile source) {
        TextRange all = step.instruction().range();
        List<Edit> edits =
                parts.stream()
                        .map(part ->
                                Edit.delete(
                                        source.path(),
                                        new TextRange(
                                                part.start() - all.start(),
                                                part.end() - all.start())))
                        .toList();
        return Edits.apply(all.of(source.text()), edits);
    }

    Piece as(Role other) {
        return new Piece(step, other, Optional.empty());
    }
}
