package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.python.LocalProject;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.Version;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelFilename;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Projects whose source lies in the image: what is installed of them, and what they need. */
final class LocalProjects {

    /** An editable install leaves a path file or a finder, and metadata. */
    private static final long EDITABLE_BYTES = 2_000;

    /** What gzip leaves of compiled modules: a third to a half. */
    private static final double COMPRESSED_EXTENSION = 0.4;

    private static final int MOST_PROJECTS = 500;

    private final InstallPlan plan;
    private final Wishes wishes;
    private final Machine machine;
    private final Placement placement;
    private final Set<PackageName> projects = new HashSet<>();
    private final List<List<String>> builds = new ArrayList<>();

    LocalProjects(InstallPlan plan, Wishes wishes, Machine machine, Placement placement) {
        this.plan = plan;
        this.wishes = wishes;
        this.machine = machine;
        this.placement = placement;
    }

    /** Installs all that are wished for; tells what the build of each asks for. */
    List<List<String>> install() {
        // what a project needs may lie in the image, too
        for (int i = 0; i < wishes.locals.size() && i < MOST_PROJECTS; i++)
            local(wishes.locals.get(i));
        return List.copyOf(builds);
    }

    /** Those installed: nobody looks for them elsewhere. */
    Set<PackageName> projects() {
        return projects;
    }

    private void local(Wishes.Local local) {
        SourceTree tree = new SourceTree(machine, local.folder());
        String shown = Shown.plain(local.folder().value());
        var project = tree.project(local.extras());
        if (project.isEmpty()) {
            machine.unknown(
                    "what `%s %s` installs is not known: %s"
                            .formatted(
                                    plan.tool(),
                                    shown,
                                    tree.isEmpty()
                                            ? "the folder is not known"
                                            : "it has no pyproject.toml, setup.cfg or setup.py that can be read"));
            return;
        }
        LocalProject read = project.get();
        if (plan.withDependencies() && read.dependencies().isEmpty())
            machine.unknown("what %s needs is computed when it is built".formatted(shown));
        if (plan.withDependencies())
            read.dependencies().orElse(List.of()).forEach(text -> need(text, shown));
        WheelFile wheel = tree.wheel(read, plan.environment().interpreter());
        WheelContents contents = wheel.contents().orElseThrow();
        projects.add(wheel.file().project());
        builds.add(read.buildRequires());
        if (read.buildsInPlace()) machine.add(tree.leftovers(contents, local.editable()));
        tree.extensions(read)
                .filter(weight -> plan.files().isEmpty())
                .ifPresent(weight ->
                        machine.add(
                                FileGroup.opaque(
                                        "extensions:" + wheel.file().project(),
                                        local.editable()
                                                ? local.folder()
                                                : plan.environment().sitePackages(),
                                        weight,
                                        weight.times(COMPRESSED_EXTENSION),
                                        Provenance.MODEL)));
        if (plan.files().isPresent()) {
            placement.file(wheel, contents.wheelBytes());
        } else if (local.editable()) {
            Weight little = Weight.estimated(EDITABLE_BYTES, 0.5);
            machine.add(
                    FileGroup.opaque(
                            "editable:" + wheel.file().project(),
                            plan.environment().sitePackages(),
                            little,
                            little.times(0.5),
                            Provenance.MODEL));
        } else {
            Version version =
                    WheelFilename.parse(wheel.file().filename())
                            .map(WheelFilename::version)
                            .orElseGet(() -> Version.parse("0").orElseThrow());
            Distribution distribution = new Distribution(wheel.file().project(), version);
            placement.put(
                    WheelGroups.group(
                            wheel.file().filename(),
                            distribution,
                            contents,
                            plan.environment(),
                            plan.compiles(),
                            0),
                    contents.pythonBytes(),
                    distribution);
        }
    }

    private void need(String text, String shown) {
        Requirement.parse(text)
                .ifPresentOrElse(
                        one -> wishes.named(one, List.of()),
                        () ->
                                machine.unknown(
                                        "what %s needs is not known in full: a requirement of it cannot be read"
                                                .formatted(shown)));
    }
}
