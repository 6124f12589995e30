package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * pip compiles every module that it installs, and the bytecode ships beside the sources.
 *
 * <h2>Why it is never safe</h2>
 *
 * Python then compiles at the first start, and at every one where it may not write the result.
 *
 * <h2>Stays silent</h2>
 *
 * where nothing is compiled, where {@code --compile} asks for it, and where it is little.
 */
final class PipBytecode implements Rule {

    private static final RuleId ID = new RuleId("pip-bytecode");
    private static final String FLAG = "--no-compile";

    /** Bytes of bytecode below which nobody would give up a fast start; the rule's page. */
    private static final long WORTH_A_SLOW_START = 10_000_000;

    /** Part of the image below which other things weigh more; the rule's page. */
    private static final double WORTH_A_WORD = 0.1;

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Severity severity() {
        return Severity.NOTICE;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return subject.shippedSteps().stream()
                .filter(step -> compiles(step, subject.image().uncompressed().bytes()))
                .flatMap(step -> examine(subject, step).stream());
    }

    private static boolean compiles(Step step, long image) {
        long bytes =
                step.layer().parts().stream()
                        .filter(part -> part.what().equals("bytecode"))
                        .mapToLong(part -> part.uncompressed().bytes())
                        .sum();
        return bytes >= WORTH_A_SLOW_START && bytes >= WORTH_A_WORD * image;
    }

    /** Bytecode of pip itself is there either way, so only a build without the rest tells. */
    private static boolean pays(Subject subject, List<Edit> edits) {
        BuiltImage image = subject.image();
        BuiltImage after =
                subject.builder().build(Edits.apply(image.snapshot(), edits), image.request());
        return image.uncompressed().bytes() - after.uncompressed().bytes() >= WORTH_A_SLOW_START;
    }

    private static Optional<Verdict> examine(Subject subject, Step step) {
        List<PipCall> calls =
                step.calls().stream()
                        .flatMap(call -> PipCall.of(call).stream())
                        .filter(pip -> pip.is("install") && !pip.has(FLAG) && !pip.isForTools())
                        .toList();
        boolean mayChange =
                !calls.isEmpty() && calls.stream().allMatch(PipBytecode::isLeftToItself);
        if (!mayChange) return Optional.empty();
        RepositoryPath path = subject.dockerfile().source().path();
        List<Edit> edits =
                calls.stream()
                        .map(pip ->
                                Edit.insert(
                                        path, pip.verb().orElseThrow().range().end(), " " + FLAG))
                        .distinct()
                        .toList();
        if (!pays(subject, edits)) return Optional.empty();
        return Optional.of(
                new Verdict.Finding(
                        ID,
                        path,
                        step.instruction().range(),
                        "pip compiles every module that it installs; without the bytecode the first start is slower.",
                        Optional.of(
                                Fix.unsafe(
                                        "modules are then compiled at the first start, and at each one where the user may not write beside them",
                                        edits))));
    }

    /** Nobody asked for bytecode, and the command can be edited. */
    private static boolean isLeftToItself(PipCall pip) {
        return !pip.has("--compile")
                && pip.call().environment().keySet().stream()
                        .noneMatch(
                                name -> name.equals("PIP_COMPILE") || name.equals("PIP_NO_COMPILE"))
                && pip.call().editable()
                && pip.verb().filter(Call.Argument::written).isPresent();
    }
}
