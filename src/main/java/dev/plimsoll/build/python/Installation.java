package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.LocalProject;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.Resolution;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.Resolver;
import dev.plimsoll.python.SpecifierSet;
import dev.plimsoll.python.Version;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelFilename;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One run of an installer: resolves, installs, compiles, keeps its cache. */
final class Installation {

    /** Deviation of a version that was guessed, or that moves with the index. */
    private static final double SIGMA_OF_GUESS = 0.10;

    private static final double SIGMA_OF_OLD_LIST = 0.05;

    /** An editable install leaves a path file or a finder, and metadata. */
    private static final long EDITABLE_BYTES = 2_000;

    /** What gzip leaves of compiled modules: a third to a half. */
    private static final double COMPRESSED_EXTENSION = 0.4;

    private final InstallPlan plan;
    private final Wishes wishes;
    private final Machine machine;
    private final Optional<Wheelhouse> wheelhouse;
    private final PythonIndex index;
    private final PipCache cache;
    private final List<GroupFile> compiled = new ArrayList<>();
    private final List<Weight> compiledWeights = new ArrayList<>();
    private final Set<PackageName> own = new HashSet<>();

    Installation(InstallPlan plan, Wishes wishes, Machine machine) {
        this.plan = plan;
        this.wishes = wishes;
        this.machine = machine;
        this.wheelhouse =
                wishes.wheels.isEmpty() && !wishes.noIndex
                        ? Optional.empty()
                        : Optional.of(
                                new Wheelhouse(
                                        wishes.wheels,
                                        wishes.noIndex,
                                        machine.ports().pythonIndex()));
        this.index =
                wheelhouse.<PythonIndex>map(house -> house).orElse(machine.ports().pythonIndex());
        this.cache = new PipCache(index);
    }

    void run() {
        wishes.locals.forEach(this::local);
        if (!wishes.indexes.isEmpty()) {
            elsewhere();
        } else if (!wishes.asks.isEmpty()) {
            resolve();
        }
        bytecode();
        cache.group(plan.cache(), plan.looksForNewPip() && !wishes.noIndex).ifPresent(machine::add);
        cache.buildGroup(plan.buildCache(), plan.buildIsolation() && !wishes.noIndex)
                .ifPresent(machine::add);
    }

    /** Another index may have other files under the same names, and newer ones: it is not asked. */
    private void elsewhere() {
        Set<String> hosts = new TreeSet<>(wishes.indexes.stream().map(Shown::host).toList());
        for (ResolutionRequest.Ask ask : wishes.asks) {
            machine.unknown(
                    "what `%s %s` installs is not known: %s is not asked"
                            .formatted(plan.tool(), ask.requirement(), String.join(", ", hosts)));
        }
    }

    /** All that a resolution depends on; an index is equal to itself alone. */
    private record Question(PythonIndex index, ResolutionRequest request) {}

    private void resolve() {
        Map<PackageName, Version> installed =
                plan.files().isPresent() ? Map.of() : Distributions.in(plan.environment(), machine);
        ResolutionRequest request =
                new ResolutionRequest(
                        plan.environment().interpreter(),
                        wishes.asks,
                        wishes.constraints,
                        wishes.formats,
                        wishes.prereleases
                                ? SpecifierSet.Prereleases.ALLOW
                                : SpecifierSet.Prereleases.DEFAULT,
                        wishes.preferWheels,
                        plan.withDependencies(),
                        plan.upgrade(),
                        installed,
                        own);
        Resolution resolution =
                machine.conclude(
                        new Question(index, request),
                        question -> new Resolver(question.index()).resolve(question.request()));
        for (Resolution.Unresolved one : resolution.unresolved()) {
            machine.unknown(
                    "what `%s` installs of %s is not known: %s"
                            .formatted(plan.tool(), one.project(), one.why()));
        }
        index.expectContents(
                resolution.chosen().stream()
                        .map(Resolution.Chosen::file)
                        .filter(DistributionFile::isWheel)
                        .toList());
        resolution.chosen().forEach(chosen -> install(chosen, resolution.quality()));
    }

    private void install(Resolution.Chosen chosen, Resolution.Quality quality) {
        double sigma =
                chosen.pinned()
                        ? 0
                        : switch (quality) {
                            case RESOLVED -> 0;
                            case FROM_PARTIAL_LISTS -> SIGMA_OF_OLD_LIST;
                            case NEWEST -> SIGMA_OF_GUESS;
                        };
        boolean there = wheelhouse.filter(house -> house.holds(chosen.file())).isPresent();
        Optional<Resolution.Chosen> source =
                wheelhouse.flatMap(house -> house.source(chosen.file()));
        if (source.isPresent()) {
            builtEarlier(source.get(), chosen.file().filename());
            return;
        }
        if (!chosen.file().isWheel()) {
            source(chosen);
            return;
        }
        switch (index.contents(chosen.file())) {
            case Answer.Unknown<WheelContents>(String why) ->
                    machine.unknown(
                            "how large %s is, is not known: %s"
                                    .formatted(chosen.file().filename(), why));
            case Answer.Known<WheelContents>(WheelContents contents) -> {
                if (!there) cache.downloaded(chosen.project(), contents.wheelBytes());
                if (plan.files().isPresent()) {
                    file(WheelFile.downloaded(chosen.file()), contents.wheelBytes());
                    return;
                }
                Distribution distribution = new Distribution(chosen.project(), chosen.version());
                put(
                        WheelGroups.group(
                                chosen.file().filename(),
                                distribution,
                                contents,
                                plan.environment(),
                                plan.compiles(),
                                sigma),
                        contents.pythonBytes(),
                        distribution);
            }
        }
    }

    private void source(Resolution.Chosen chosen) {
        built(chosen)
                .ifPresent(built -> {
                    cache.built(
                            chosen.project(),
                            chosen.file().bytes().orElse(0L),
                            built.group().compressed());
                    if (plan.files().isPresent()) wheelOf(chosen, built);
                    else
                        put(
                                built.group(),
                                built.python().bytes(),
                                new Distribution(chosen.project(), chosen.version()));
                });
    }

    /** Another run has made a wheel of it, which is only installed here. */
    private void builtEarlier(Resolution.Chosen chosen, String filename) {
        built(chosen)
                .ifPresent(built -> {
                    if (plan.files().isPresent()) wheelOf(chosen, built);
                    else
                        put(
                                built.group().named("wheel:" + filename),
                                built.python().bytes(),
                                new Distribution(chosen.project(), chosen.version()));
                });
    }

    private Optional<SourceBuilds.Built> built(Resolution.Chosen chosen) {
        PythonIndex siblings = machine.ports().pythonIndex();
        return switch (SourceBuilds.build(chosen, plan.environment(), siblings, plan.compiles())) {
            case Answer.Unknown<SourceBuilds.Built>(String why) -> {
                machine.unknown(
                        "what `%s` installs of %s is not known: %s"
                                .formatted(plan.tool(), chosen.project(), why));
                yield Optional.empty();
            }
            case Answer.Known<SourceBuilds.Built>(SourceBuilds.Built built) -> Optional.of(built);
        };
    }

    private void wheelOf(Resolution.Chosen chosen, SourceBuilds.Built built) {
        Weight weight = built.group().compressed();
        WheelFile wheel = WheelFile.builtFrom(chosen, plan.environment(), weight.bytes());
        machine.add(
                FileGroup.opaque(
                                "wheel-file:" + wheel.file().filename(),
                                plan.files().orElseThrow(),
                                weight,
                                weight,
                                Provenance.MODEL)
                        .withMark(wheel));
    }

    private void put(FileGroup group, long pythonBytes, Distribution distribution) {
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
                            Bytecode.of(
                                            distribution.project(),
                                            1,
                                            plan.environment().interpreter())
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

    private void bytecode() {
        if (!compiledWeights.isEmpty())
            machine.add(Bytecode.group(plan.environment().prefix(), compiled, compiledWeights));
    }

    private void file(WheelFile wheel, long bytes) {
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
            read.dependencies()
                    .orElse(List.of())
                    .forEach(text ->
                            Requirement.parse(text)
                                    .filter(one -> one.url().isEmpty())
                                    .ifPresent(
                                            one -> wishes.asks.add(ResolutionRequest.Ask.of(one))));
        WheelFile wheel = tree.wheel(read, plan.environment().interpreter());
        WheelContents contents = wheel.contents().orElseThrow();
        own.add(wheel.file().project());
        cache.isolated();
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
            file(wheel, contents.wheelBytes());
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
            put(
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
}
