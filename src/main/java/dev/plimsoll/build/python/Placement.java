package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;

/** Puts distributions where an installer puts them, with the bytecode that it compiles. */
final class Placement {

    private final InstallPlan plan;
    private final Machine machine;
    private final List<GroupFile> compiled = new ArrayList<>();
    private final List<Weight> compiledWeights = new ArrayList<>();

    Placement(InstallPlan plan, Machine machine) {
        this.plan = plan;
        this.machine = machine;
    }

    /** Replaces what is installed of the project. */
    void put(FileGroup group, long pythonBytes, Distribution distribution) {
        Distributions.remove(distribution.project(), plan.environment(), machine);
        // with the pip that comes with the interpreter goes the bytecode that its own run has just
        // written
        if (plan.environment().system() && distribution.project().value().equals("pip"))
            machine.remove(plan.environment().sitePackages().resolve("pip"));
        machine.add(group);
        if (!plan.compiles() || pythonBytes == 0) return;
        List<GroupFile> files =
                Bytecode.files(
                        group,
                        plan.environment().relativeSitePackages(),
                        distribution.project(),
                        plan.environment().interpreter());
        if (files.isEmpty() && !group.isOpaque()) return;
        compiled.addAll(files);
        if (files.isEmpty()) compiledOpaque(pythonBytes, distribution);
        else
            compiledWeights.add(
                    Weight.estimated(
                            files.stream().mapToLong(GroupFile::bytes).sum(),
                            Bytecode.of(distribution.project(), 1, plan.environment().interpreter())
                                    .sigma()));
    }

    /** Of a wheel whose files are not known one by one: beside those that are. */
    private void compiledOpaque(long pythonBytes, Distribution distribution) {
        machine.add(
                Bytecode.group(
                        plan.environment().sitePackages(),
                        List.of(),
                        List.of(
                                Bytecode.of(
                                        distribution.project(),
                                        pythonBytes,
                                        plan.environment().interpreter()))));
    }

    /** Adds the bytecode of all that was put. */
    void compile() {
        if (!compiledWeights.isEmpty())
            machine.add(Bytecode.group(plan.environment().prefix(), compiled, compiledWeights));
    }

    /** Leaves a wheel as a file. */
    void file(WheelFile wheel, long bytes) {
        ImagePath path = plan.files().orElseThrow().resolve(wheel.file().filename());
        GroupFile file = GroupFile.of("", bytes, bytes);
        machine.add(
                FileGroup.of(
                                "wheel-file:" + wheel.file().filename(),
                                path,
                                List.of(file),
                                Provenance.PYTHON_INDEX)
                        .withMark(wheel));
    }
}
