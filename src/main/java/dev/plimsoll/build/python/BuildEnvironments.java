package dev.plimsoll.build.python;

import dev.plimsoll.build.Machine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.Resolution;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.Resolver;
import dev.plimsoll.python.SdistContents;
import dev.plimsoll.python.WheelContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The environments in which pip builds sources, and what it downloads to fill them. */
final class BuildEnvironments {

    /** What pip asks for where a project does not say; its operations/prepare and pyproject.py. */
    private static final List<String> USUAL = List.of("setuptools>=40.8.0");

    /** Bytes of an archive that is read to know what its build needs. */
    private static final long LARGEST_READ = 8_000_000;

    private final PythonIndex index;
    private final Environment environment;
    private final Machine machine;
    private final List<List<String>> asked = new ArrayList<>();

    BuildEnvironments(PythonIndex index, Environment environment, Machine machine) {
        this.index = index;
        this.environment = environment;
        this.machine = machine;
    }

    /** A project is built that asks for these. */
    void fill(List<String> requires) {
        if (!asked.contains(requires)) asked.add(requires);
    }

    /** A source distribution is built. */
    void fill(DistributionFile sdist) {
        boolean small = sdist.bytes().filter(bytes -> bytes > LARGEST_READ).isEmpty();
        Optional<SdistContents> read =
                small ? index.sourceContents(sdist).asOptional() : Optional.empty();
        if (read.isPresent() && read.get().buildRequires().isEmpty() && buildsInPlace()) return;
        fill(read.flatMap(SdistContents::buildRequires).orElse(USUAL));
    }

    /**
     * Whether a project without a pyproject.toml is built where pip itself lies, as by pip before
     * 25.3 beside setuptools and wheel.
     */
    private boolean buildsInPlace() {
        var there = Distributions.in(environment, machine);
        return there.containsKey(PackageName.of("setuptools"))
                && there.containsKey(PackageName.of("wheel"));
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    private record Question(PythonIndex index, Interpreter interpreter, List<String> requires) {}

    /** Bytes of the files that fill them, by project; empty where they cannot be found. */
    Optional<Map<PackageName, Weight>> files() {
        Map<PackageName, Weight> files = new TreeMap<>();
        for (List<String> requires : asked) {
            Optional<Map<PackageName, Weight>> some =
                    machine.conclude(
                            new Question(index, environment.interpreter(), requires), this::find);
            if (some.isEmpty()) return Optional.empty();
            files.putAll(some.get());
        }
        return Optional.of(files);
    }

    private Optional<Map<PackageName, Weight>> find(Question question) {
        List<Requirement> wanted =
                question.requires().stream()
                        .flatMap(text -> Requirement.parse(text).stream())
                        .toList();
        Resolution resolution =
                new Resolver(index).resolve(ResolutionRequest.of(question.interpreter(), wanted));
        if (!resolution.unresolved().isEmpty()) return Optional.empty();
        Map<PackageName, Weight> files = new TreeMap<>();
        for (Resolution.Chosen chosen : resolution.chosen()) {
            Answer<Long> bytes =
                    chosen.file()
                            .bytes()
                            .map(Answer::known)
                            .orElseGet(() ->
                                    index.contents(chosen.file()).map(WheelContents::wheelBytes));
            if (bytes.asOptional().isEmpty()) return Optional.empty();
            files.put(chosen.project(), Weight.exact(bytes.asOptional().get()));
        }
        index.expect(new TreeSet<>(files.keySet()));
        return Optional.of(files);
    }
}
