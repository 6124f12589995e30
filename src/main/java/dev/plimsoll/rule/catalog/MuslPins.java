package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Step;
import dev.plimsoll.image.Platform;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.Libc;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.RequirementsTree;
import dev.plimsoll.python.Specifier;
import dev.plimsoll.python.SupportedTags;
import dev.plimsoll.python.Version;
import dev.plimsoll.python.WheelFilename;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.development.InstalledRequirements;
import dev.plimsoll.rule.runtime.PipCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pinned requirements that have wheels for glibc and none for musl. */
final class MuslPins {

    /** glibc of Debian bookworm; wheels ask for no newer one yet. */
    private static final Libc GLIBC = new Libc.Glibc(36);

    private static final Libc MUSL = new Libc.Musl(2);

    private final PythonIndex index;
    private final Interpreter interpreter;
    private final SupportedTags musl;
    private final SupportedTags glibc;

    private MuslPins(PythonIndex index, Version python, String machine) {
        this.index = index;
        this.interpreter = new Interpreter(python, machine, MUSL);
        this.musl = interpreter.supportedTags();
        this.glibc = new Interpreter(python, machine, GLIBC).supportedTags();
    }

    /** Names of the projects, in order; none where the image's Python or machine is not known. */
    static List<PackageName> of(Subject subject, Version python) {
        Platform platform = subject.image().request().platform();
        Optional<String> machine = Interpreter.machine(platform.architecture(), platform.variant());
        if (machine.isEmpty()) return List.of();
        MuslPins pins = new MuslPins(subject.ports().pythonIndex(), python, machine.get());
        List<Requirement> pinned =
                Stream.concat(fromFiles(subject), fromWords(subject))
                        .filter(requirement ->
                                version(requirement).isPresent()
                                        && requirement.appliesIn(
                                                pins.interpreter.environment(), List.of()))
                        .toList();
        pins.index.expect(pinned.stream().map(Requirement::project).toList());
        return pinned.stream()
                .filter(pins::isCompiled)
                .map(Requirement::project)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Requirement> fromFiles(Subject subject) {
        return InstalledRequirements.of(subject).stream()
                .flatMap(RequirementsTree::wanted)
                .map(line -> line.requirement());
    }

    private static Stream<Requirement> fromWords(Subject subject) {
        return subject.image().stages().stream()
                .map(BuiltStage::steps)
                .flatMap(List::stream)
                .map(Step::calls)
                .flatMap(List::stream)
                .flatMap(call -> PipCall.of(call).stream())
                .filter(pip -> pip.is("install", "wheel"))
                .flatMap(pip -> pip.operands().stream())
                .flatMap(operand -> Requirement.parse(operand).stream());
    }

    private static Optional<Version> version(Requirement requirement) {
        List<Specifier> clauses = requirement.specifier().clauses();
        boolean one =
                clauses.size() == 1
                        && clauses.getFirst().operator() == Specifier.Operator.EQUAL
                        && !clauses.getFirst().prefix();
        return one ? clauses.getFirst().version() : Optional.empty();
    }

    private boolean isCompiled(Requirement requirement) {
        Version wanted = version(requirement).orElseThrow();
        List<WheelFilename> wheels =
                index.files(requirement.project()).asOptional().stream()
                        .flatMap(List::stream)
                        .map(DistributionFile::filename)
                        .flatMap(name -> WheelFilename.parse(name).stream())
                        .filter(wheel -> wheel.version().equals(wanted))
                        .toList();
        boolean forMusl = wheels.stream().anyMatch(wheel -> musl.rank(wheel).isPresent());
        boolean forGlibc = wheels.stream().anyMatch(wheel -> glibc.rank(wheel).isPresent());
        return forGlibc && !forMusl;
    }
}
