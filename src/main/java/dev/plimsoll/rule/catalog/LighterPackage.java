package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.development.HardwareUse;
import dev.plimsoll.rule.development.WantedRequirement;
import dev.plimsoll.rule.runtime.InstalledDistributions;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A distribution has a lighter sister with the same modules, which lacks windows on a screen or
 * code for graphics cards.
 *
 * <h2>Stays silent</h2>
 *
 * where the repository speaks of screens or cards, where something else wants the heavier one, and
 * where the sister has no such version.
 */
final class LighterPackage implements Rule {

    private static final RuleId ID = new RuleId("lighter-package");

    /** What the lighter one lacks. */
    private enum Lack {
        WINDOWS("windows on a screen, which a server has none of"),
        CARDS("code for graphics cards");

        private final String shown;

        Lack(String shown) {
            this.shown = shown;
        }
    }

    private record Sister(String name, Lack lack) {}

    /** Published together, under the same versions and modules; the projects' own pages on PyPI. */
    private static final Map<String, Sister> LIGHTER =
            Map.of(
                    "opencv-python",
                    new Sister("opencv-python-headless", Lack.WINDOWS),
                    "opencv-contrib-python",
                    new Sister("opencv-contrib-python-headless", Lack.WINDOWS),
                    "tensorflow",
                    new Sister("tensorflow-cpu", Lack.CARDS),
                    "xgboost",
                    new Sister("xgboost-cpu", Lack.CARDS),
                    "onnxruntime-gpu",
                    new Sister("onnxruntime", Lack.CARDS),
                    "faiss-gpu",
                    new Sister("faiss-cpu", Lack.CARDS));

    private static final PackageName TORCH = PackageName.of("torch");

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
        if (subject.image().refused().isPresent()) return Stream.empty();
        List<WantedRequirement> wanted = WantedRequirement.of(subject);
        Stream<Verdict> sisters =
                wanted.stream()
                        .flatMap(one ->
                                Optional.ofNullable(LIGHTER.get(one.project().value()))
                                        .flatMap(lighter -> sister(subject, one, lighter))
                                        .stream());
        Stream<Verdict> torch =
                wanted.stream()
                        .filter(one -> one.project().equals(TORCH))
                        .findFirst()
                        .flatMap(one -> torch(subject, one))
                        .stream();
        return Stream.concat(sisters, torch);
    }

    private static Optional<Verdict> sister(
            Subject subject, WantedRequirement wanted, Sister sister) {
        HardwareUse uses = HardwareUse.of(subject);
        boolean used = sister.lack() == Lack.WINDOWS ? uses.windows() : uses.cards();
        String written = wanted.text().of(text(subject, wanted));
        String name = wanted.requirement().name();
        int at = written.indexOf(name);
        boolean hashed = written.contains("--hash") || wanted.isGenerated();
        if (used || at < 0 || hashed) return Optional.empty();
        int start = wanted.text().start() + at;
        Edit edit =
                new Edit(wanted.path(), new TextRange(start, start + name.length()), sister.name());
        if (!isEnough(subject, wanted.project(), edit)) return Optional.empty();
        return Optional.of(
                new Verdict.Finding(
                        ID,
                        wanted.path(),
                        wanted.range(),
                        "%s has the same modules as %s, without %s."
                                .formatted(sister.name(), wanted.project(), sister.lack().shown),
                        Optional.of(
                                Fix.unsafe(
                                        "whether the application does without is not known from its text alone",
                                        List.of(edit)))));
    }

    private static String text(Subject subject, WantedRequirement wanted) {
        return subject.snapshot().text(wanted.path()).orElseThrow().text();
    }

    /** Whether the sister has such a version, and nothing brings the heavier one back. */
    private static boolean isEnough(Subject subject, PackageName heavy, Edit edit) {
        BuiltImage image = subject.image();
        BuiltImage after =
                subject.builder()
                        .build(Edits.apply(image.snapshot(), List.of(edit)), image.request());
        return after.refused().isEmpty()
                && after.unknown().distinct().toList().equals(image.unknown().distinct().toList())
                && InstalledDistributions.in(image).has(heavy.value())
                && !InstalledDistributions.in(after).has(heavy.value());
    }

    /** PyPI's torch brings NVIDIA's libraries; the build without lies on another index. */
    private static Optional<Verdict> torch(Subject subject, WantedRequirement wanted) {
        InstalledDistributions installed = InstalledDistributions.in(subject.image());
        boolean cards =
                installed.wheels().stream().anyMatch(one -> one.value().startsWith("nvidia-"));
        if (!cards || HardwareUse.of(subject).cards()) return Optional.empty();
        return Optional.of(
                new Verdict.Finding(
                                ID,
                                wanted.path(),
                                wanted.range(),
                                "torch brings NVIDIA's libraries; where no such card is used, install it from https://download.pytorch.org/whl/cpu.",
                                Optional.empty())
                        .savingAlso("NVIDIA's libraries"));
    }
}
