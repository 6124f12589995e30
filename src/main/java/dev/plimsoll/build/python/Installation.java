package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Resolution;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.Resolver;
import dev.plimsoll.python.SpecifierSet;
import dev.plimsoll.python.Version;
import dev.plimsoll.python.WheelContents;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run of an installer: resolves, installs, compiles, keeps its cache. */
final class Installation {

    /** Deviation of a version that was guessed, or that moves with the index. */
    private static final double SIGMA_OF_GUESS = 0.10;

    private static final double SIGMA_OF_OLD_LIST = 0.05;

    private final InstallPlan plan;
    private final Wishes wishes;
    private final Machine machine;
    private final Optional<Wheelhouse> wheelhouse;
    private final PythonIndex index;
    private final BuildEnvironments builds;
    private final PipCache cache;
    private final Placement placement;
    private final LocalProjects locals;
    private final Map<PackageName, WheelContents> unpacked = new TreeMap<>();
    private boolean buildsSources;

    Installation(InstallPlan plan, Wishes wishes, Machine machine) {
        this.plan = plan;
        this.wishes = wishes;
        this.machine = machine;
        PythonIndex behind =
                wishes.locked.isEmpty()
                        ? machine.ports().pythonIndex()
                        : new LockedFiles(wishes.locked, machine.ports().pythonIndex());
        this.wheelhouse =
                wishes.wheels.isEmpty() && !wishes.noIndex
                        ? Optional.empty()
                        : Optional.of(new Wheelhouse(wishes.wheels, wishes.noIndex, behind));
        this.index = wheelhouse.<PythonIndex>map(house -> house).orElse(behind);
        this.builds =
                new BuildEnvironments(machine.ports().pythonIndex(), plan.environment(), machine);
        this.cache = new PipCache(index, builds);
        this.placement = new Placement(plan, machine);
        this.locals = new LocalProjects(plan, wishes, machine, placement);
    }

    /** The wheels that were unpacked; by project. */
    Map<PackageName, WheelContents> unpacked() {
        return unpacked;
    }

    void run() {
        List<List<String>> local = locals.install();
        local.forEach(builds::fill);
        buildsSources = !local.isEmpty();
        if (!wishes.indexes.isEmpty()) {
            elsewhere();
        } else if (!wishes.asks.isEmpty()) {
            resolve();
        }
        placement.compile();
        cache.group(plan.cache(), plan.looksForNewPip() && !wishes.noIndex).ifPresent(machine::add);
        if (buildsSources)
            FirstRun.write(
                    EnumSet.of(FirstRun.Part.BUILD),
                    wishes.call(),
                    machine,
                    plan.environment().interpreter());
        boolean isolated = plan.buildIsolation() && !wishes.noIndex;
        cache.buildGroup(plan.buildCache(), isolated, plan.cache().isPresent())
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
                plan.files().isPresent()
                        ? Map.of()
                        : Distributions.seenFrom(plan.environment(), machine);
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
                        plan.withDependencies() && !wishes.onlyThese,
                        plan.upgrade(),
                        installed,
                        locals.projects());
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
                unpacked.put(chosen.project(), contents);
                if (plan.files().isPresent()) {
                    placement.file(WheelFile.downloaded(chosen.file()), contents.wheelBytes());
                    return;
                }
                Distribution distribution = new Distribution(chosen.project(), chosen.version());
                placement.put(
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
                    buildsSources = true;
                    if (plan.buildCache().isPresent() && plan.buildIsolation())
                        builds.fill(chosen.file());
                    cache.built(
                            chosen.project(),
                            chosen.file().bytes().orElse(0L),
                            built.group().compressed());
                    if (plan.files().isPresent()) wheelOf(chosen, built);
                    else
                        placement.put(
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
                        placement.put(
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
}
