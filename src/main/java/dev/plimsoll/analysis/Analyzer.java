package dev.plimsoll.analysis;

import dev.plimsoll.analysis.Examination.Examined;
import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.build.Ports;
import dev.plimsoll.build.program.Programs;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Snapshot in, everything that is to be said about it out. */
public final class Analyzer {

    private final Ports ports;
    private final List<Rule> rules;

    /** Rules in the order in which they win over each other. */
    public Analyzer(Ports ports, List<Rule> rules) {
        this.ports = ports;
        this.rules = List.copyOf(rules);
    }

    public Analysis analyze(AnalysisRequest asked) {
        AnalysisRequest request = asked.remembered();
        Foresight.begin(ports, rules, request);
        ImageBuilder builder = new ImageBuilder(ports, Programs.ALL);
        Examination examination = new Examination(ports, builder, rules, request.configuration());
        ImageFinder.Found found = ImageFinder.find(request.head(), request.configuration());
        List<BuildRequest> wanted =
                found.images().stream()
                        .filter(image ->
                                request.only().isEmpty()
                                        || request.only().get().equals(image.dockerfile()))
                        .toList();
        List<BuiltImage> heads =
                SideBySide.map(wanted, image -> builder.build(request.head(), image));
        Bases bases = new Bases(request, builder, found.images());
        List<Optional<BuiltImage>> before =
                SideBySide.map(heads, image -> bases.of(image.request()));
        List<Examined> examined =
                SideBySide.map(
                        IntStream.range(0, heads.size()).boxed().toList(),
                        i -> examination.of(heads.get(i), i, before.get(i)));
        List<Candidate> candidates =
                examined.stream().flatMap(one -> one.candidates().stream()).toList();
        Cure.Outcome cure = Cure.of(request.head(), heads, candidates, builder, examination);
        SortedMap<RepositoryPath, String> fixed =
                Cure.texts(request.head(), cure.combination().edits());

        List<ImageAnalysis> images = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            images.add(image(request, heads, i, examined.get(i), cure, fixed, before.get(i)));
        }
        return new Analysis(
                request.head(),
                request.base(),
                images,
                fixed,
                problems(request, found, heads, examined),
                request.configuration(),
                FactsDate.of(ports, heads));
    }

    private static ImageAnalysis image(
            AnalysisRequest request,
            List<BuiltImage> heads,
            int index,
            Examined examined,
            Cure.Outcome cure,
            SortedMap<RepositoryPath, String> fixed,
            Optional<BuiltImage> base) {
        BuiltImage head = heads.get(index);
        List<WeighedFinding> findings =
                examined.candidates().stream()
                        .filter(candidate -> !cure.refused().containsKey(candidate))
                        .map(candidate -> Findings.weighed(candidate, cure, request.head()))
                        .sorted(Findings.IN_ORDER)
                        .toList();
        Optional<Delta> delta =
                base.filter(image -> image.refused().isEmpty() && head.refused().isEmpty())
                        .map(image -> DeltaOfParts.between(image, head));
        return new ImageAnalysis(
                name(head.request(), heads),
                head,
                base,
                head.refused().isPresent()
                        ? Optional.empty()
                        : Optional.of(cure.suggested().get(index)),
                findings,
                only(fixed, findings),
                delta,
                BudgetCheck.of(request.configuration().budget(), head, base, delta),
                examined.ignored().stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(Ignored::line).thenComparing(Ignored::rule))
                        .toList(),
                refused(examined, cure, index, request.head()));
    }

    private static List<RefusedFix> refused(
            Examined examined, Cure.Outcome cure, int index, Snapshot head) {
        Stream<RefusedFix> together =
                cure.refused().entrySet().stream()
                        .filter(entry -> entry.getKey().image() == index)
                        .map(entry ->
                                new RefusedFix(
                                        entry.getKey().rule(),
                                        Findings.startLine(entry.getKey().finding(), head),
                                        entry.getValue()));
        return Stream.concat(examined.refused().stream(), together)
                .distinct()
                .sorted(
                        Comparator.comparingInt(RefusedFix::line)
                                .thenComparing(RefusedFix::rule)
                                .thenComparing(RefusedFix::why))
                .toList();
    }

    private static SortedMap<RepositoryPath, String> only(
            SortedMap<RepositoryPath, String> fixed, List<WeighedFinding> findings) {
        NavigableMap<RepositoryPath, String> own = new TreeMap<>();
        findings.stream()
                .filter(WeighedFinding::inFixed)
                .flatMap(finding -> finding.edits().stream())
                .map(Edit::path)
                .forEach(path ->
                        Optional.ofNullable(fixed.get(path))
                                .ifPresent(text -> own.put(path, text)));
        return own;
    }

    private static String name(BuildRequest request, List<BuiltImage> all) {
        boolean alone =
                all.stream()
                                .filter(image ->
                                        image.request().dockerfile().equals(request.dockerfile()))
                                .count()
                        == 1;
        return alone
                ? request.dockerfile().value()
                : request.dockerfile()
                        + request.target()
                                .map(target -> " (" + target + ")")
                                .orElse(" (last stage)");
    }

    private static List<Problem> problems(
            AnalysisRequest request,
            ImageFinder.Found found,
            List<BuiltImage> heads,
            List<Examined> examined) {
        Set<Problem> problems = new LinkedHashSet<>(request.problems());
        problems.addAll(found.problems());
        for (BuiltImage image : heads) {
            problems.addAll(image.dockerfile().problems());
            problems.addAll(image.problems());
            image.refused()
                    .filter(why -> image.dockerfile().isReadable())
                    .ifPresent(why -> problems.add(Problem.in(image.request().dockerfile(), why)));
            image.stages().stream()
                    .flatMap(stage -> stage.bottom().stream())
                    .flatMap(base -> base.reservation().stream())
                    .forEach(why -> problems.add(Problem.in(image.request().dockerfile(), why)));
        }
        examined.forEach(one -> problems.addAll(one.problems()));
        return problems.stream()
                .sorted(
                        Comparator.comparing(Problem::path)
                                .thenComparing(problem -> problem.line().orElse(0))
                                .thenComparing(Problem::message))
                .toList();
    }
}
