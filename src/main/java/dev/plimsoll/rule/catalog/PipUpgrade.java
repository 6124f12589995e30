package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Step;
import dev.plimsoll.python.Version;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * pip is upgraded where it came with the base image: the old copy stays in its layer, the new one
 * is shipped besides.
 *
 * <h2>Stays silent</h2>
 *
 * in stages that do not ship, and where a version is asked for.
 */
final class PipUpgrade implements Rule {

    private static final RuleId ID = new RuleId("pip-upgrade");

    /**
     * Knows every wheel tag and metadata version in use, and the resolver of today; pip's
     * changelog.
     */
    private static final Version ABLE = Version.parse("23.1").orElseThrow();

    /** Options that came later: {@code --group} in 25.1, others with lock files. */
    private static final Set<String> NEWER_OPTIONS =
            Set.of("--group", "--uploaded-prior-to", "--resume-retries");

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
                .flatMap(step ->
                        step.calls().stream()
                                .flatMap(call -> PipCall.of(call).stream())
                                .filter(PipUpgrade::onlyUpgradesPip)
                                .limit(1)
                                .map(pip -> finding(subject, step, pip)));
    }

    private static boolean onlyUpgradesPip(PipCall pip) {
        return pip.is("install")
                && pip.has("--upgrade")
                && pip.operands().equals(List.of("pip"))
                && pip.files().isEmpty()
                && !pip.has("--target", "--prefix", "--root", "--user", "--python", "--editable");
    }

    private static Verdict finding(Subject subject, Step step, PipCall pip) {
        Verdict.Finding finding =
                new Verdict.Finding(
                        ID,
                        subject.dockerfile().source().path(),
                        pip.call().command().range(),
                        "pip is shipped twice: the base image's copy stays below the upgraded one, and installs as well.",
                        Optional.empty());
        Optional<Edit> removal = CommandRemoval.of(subject, step, pip.call());
        if (removal.isEmpty()) return finding;
        Optional<String> doubt = doubt(subject, step, pip);
        return finding.fixedBy(
                doubt.map(why -> Fix.unsafe(why, List.of(removal.get())))
                        .orElseGet(() -> Fix.safe(removal.get())));
    }

    /** What speaks against the base image's own pip, as a sentence. */
    private static Optional<String> doubt(Subject subject, Step step, PipCall pip) {
        String path = pip.call().environment().getOrDefault("PATH", "");
        if (pip.call().program().orElse("").contains("/") || path.contains("venv")) {
            return Optional.of(
                    "the pip of a virtual environment may be older than the base image's");
        }
        Optional<Version> own =
                step.states()
                        .base()
                        .map(BaseImage::inventory)
                        .flatMap(answer -> answer.asOptional())
                        .map(Inventory::distributions)
                        .flatMap(distributions -> Optional.ofNullable(distributions.get("pip")))
                        .flatMap(Version::parse);
        if (own.isEmpty()) return Optional.of("which pip the base image has is not known");
        if (own.get().compareTo(ABLE) < 0)
            return Optional.of("the base image's pip is older than " + ABLE);
        boolean newer =
                subject.shippedSteps().stream()
                        .flatMap(each -> each.calls().stream())
                        .flatMap(call -> PipCall.of(call).stream())
                        .anyMatch(other -> NEWER_OPTIONS.stream().anyMatch(other::has));
        return newer
                ? Optional.of("a later command uses an option of newer versions of pip")
                : Optional.empty();
    }
}
