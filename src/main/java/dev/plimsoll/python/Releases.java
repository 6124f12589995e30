package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The releases of projects as one interpreter sees them, newest first; pip's link evaluator. */
public final class Releases {

    /** A source distribution comes after every wheel. */
    private static final int SOURCE_RANK = Integer.MAX_VALUE;

    private record Ranked(
            DistributionFile file,
            String written,
            Version version,
            int rank,
            long build,
            String buildSuffix) {}

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingInt(Ranked::rank)
                    .thenComparing(Comparator.comparingLong(Ranked::build).reversed())
                    .thenComparing(Comparator.comparing(Ranked::buildSuffix).reversed());

    private final PythonIndex index;
    private final Interpreter interpreter;
    private final SupportedTags tags;
    private final FormatControl formats;
    private final Map<PackageName, Answer<List<Release>>> known = new HashMap<>();

    public Releases(PythonIndex index, Interpreter interpreter, FormatControl formats) {
        this.index = index;
        this.interpreter = interpreter;
        this.tags = interpreter.supportedTags();
        this.formats = formats;
    }

    Answer<List<Release>> of(PackageName project) {
        Answer<List<Release>> remembered = known.get(project);
        if (remembered != null) return remembered;
        Answer<List<Release>> asked = index.files(project).map(files -> releases(project, files));
        known.put(project, asked);
        return asked;
    }

    /** The best file of a version for the interpreter. */
    public Optional<DistributionFile> best(PackageName project, Version version) {
        return of(project)
                .asOptional()
                .flatMap(releases ->
                        releases.stream()
                                .filter(release -> release.version().equals(version))
                                .findFirst()
                                .map(release -> release.best(List.of())));
    }

    private List<Release> releases(PackageName project, List<DistributionFile> files) {
        Map<Version, List<Ranked>> byVersion = new TreeMap<>(Comparator.reverseOrder());
        for (DistributionFile file : files) {
            rank(project, file)
                    .ifPresent(ranked ->
                            byVersion
                                    .computeIfAbsent(ranked.version(), v -> new ArrayList<>())
                                    .add(ranked));
        }
        List<Release> releases = new ArrayList<>();
        byVersion.forEach((version, ranked) -> {
            boolean allYanked = ranked.stream().allMatch(one -> one.file().yanked());
            List<DistributionFile> usable =
                    ranked.stream()
                            .filter(one -> allYanked || !one.file().yanked())
                            .sorted(BEST_FIRST)
                            .map(Ranked::file)
                            .toList();
            releases.add(new Release(version, ranked.getFirst().written(), usable, allYanked));
        });
        return releases;
    }

    private Optional<Ranked> rank(PackageName project, DistributionFile file) {
        boolean python =
                file.requiresPython()
                        .flatMap(SpecifierSet::parse)
                        .map(specifier -> specifier.contains(interpreter.version()))
                        .orElse(true);
        if (!python) return Optional.empty();
        return file.isWheel() ? wheel(project, file) : source(project, file);
    }

    private Optional<Ranked> wheel(PackageName project, DistributionFile file) {
        Optional<WheelFilename> name = WheelFilename.parse(file.filename());
        if (name.isEmpty()
                || !name.get().project().equals(project)
                || !formats.allowsWheels(project)) return Optional.empty();
        OptionalInt rank = tags.rank(name.get());
        if (rank.isEmpty()) return Optional.empty();
        Version version = name.get().version();
        return Optional.of(
                new Ranked(
                        file,
                        version.toString(),
                        version,
                        rank.getAsInt(),
                        name.get().build(),
                        name.get().buildSuffix()));
    }

    private Optional<Ranked> source(PackageName project, DistributionFile file) {
        if (!formats.allowsSources(project)) return Optional.empty();
        return SdistFilename.parse(file.filename(), project)
                .map(name ->
                        new Ranked(
                                file,
                                name.version().toString(),
                                name.version(),
                                SOURCE_RANK,
                                -1,
                                ""));
    }
}
