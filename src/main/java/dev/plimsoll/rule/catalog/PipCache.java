package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Step;
import dev.plimsoll.build.Users;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * pip keeps every wheel that it downloads, and nothing in an image reads them again.
 *
 * <h2>Why it weighs</h2>
 *
 * The cache is as large as all wheels together, compressed already: a layer shrinks none of it
 * away.
 *
 * <h2>Stays silent</h2>
 *
 * where the cache is a mount, is switched off, or is removed by this or a later instruction.
 */
final class PipCache implements Rule {

    private static final RuleId ID = new RuleId("pip-cache");

    private static final String SWITCH = "--no-cache-dir";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        List<Step> steps = subject.shippedSteps();
        if (steps.isEmpty()) return Stream.empty();
        FileSystem shipped = steps.getLast().files();
        return steps.stream().flatMap(step -> examine(subject, step, shipped).stream());
    }

    /** One finding for all that a RUN calls pip for. */
    private static Optional<Verdict> examine(Subject subject, Step step, FileSystem shipped) {
        List<PipCall> keeping =
                step.calls().stream()
                        .flatMap(call -> PipCall.of(call).stream())
                        .filter(pip -> keepsCache(pip, step, shipped))
                        .toList();
        if (keeping.isEmpty()) return Optional.empty();
        RepositoryPath path = subject.dockerfile().source().path();
        List<Edit> edits =
                keeping.stream()
                        .filter(PipCache::isWritten)
                        .map(pip ->
                                Edit.insert(
                                        path, pip.verb().orElseThrow().range().end(), " " + SWITCH))
                        .distinct()
                        .toList();
        boolean whole = keeping.stream().allMatch(PipCache::isWritten);
        Optional<Fix> fix = whole ? Optional.of(Fix.safe(edits)) : Optional.empty();
        Verdict.Finding finding =
                new Verdict.Finding(
                        ID,
                        path,
                        step.instruction().range(),
                        "pip's cache stays in the image, where nothing reads it again.",
                        fix);
        boolean priced =
                keeping.stream().allMatch(pip -> isVisible(step.files(), cacheOf(pip, step)));
        return Optional.of(
                priced ? finding : finding.savingAlso("the cache of packages that are not known"));
    }

    private static boolean isWritten(PipCall pip) {
        return pip.call().editable() && pip.verb().filter(Call.Argument::written).isPresent();
    }

    private static boolean keepsCache(PipCall pip, Step step, FileSystem shipped) {
        if (!pip.is("install", "wheel", "download") || pip.has(SWITCH)) return false;
        // any value switches the cache off, "0" and "off" too (pip's cmdoptions,
        // _handle_no_cache_dir); an empty one is none
        if (!pip.call().environment().getOrDefault("PIP_NO_CACHE_DIR", "").isEmpty()) return false;
        ImagePath cache = cacheOf(pip, step);
        if (step.mounts().stream().anyMatch(cache::isIn)) return false;
        if (isVisible(step.files(), cache)) return isVisible(shipped, cache);
        return isNotKnown(step) && !mayBeRemoved(step, cache);
    }

    private static boolean isVisible(FileSystem files, ImagePath folder) {
        return files.select(folder).groups().stream()
                .anyMatch(group -> group.uncompressed().bytes() > 0);
    }

    /** Whether pip installed something there that has no size. */
    private static boolean isNotKnown(Step step) {
        return step.layer().unknown().stream().anyMatch(sentence -> sentence.contains("pip"));
    }

    private static boolean mayBeRemoved(Step step, ImagePath cache) {
        return step.calls().stream()
                .anyMatch(call ->
                        removes(call, cache)
                                || PipCall.of(call).filter(pip -> pip.is("cache")).isPresent());
    }

    private static boolean removes(Call call, ImagePath cache) {
        boolean removes = call.name().equals("rm") || call.name().equals("find");
        return removes
                && call.operands().stream()
                        .anyMatch(operand ->
                                cache.isIn(
                                        call.workingDirectory()
                                                .resolve(
                                                        operand.replace(
                                                                        "~",
                                                                        cache.parent()
                                                                                .parent()
                                                                                .value())
                                                                .replace("/*", ""))));
    }

    /** Where pip keeps it: its own option, its variable, the desktop's variable, the home. */
    private static ImagePath cacheOf(PipCall pip, Step step) {
        Map<String, String> environment = pip.call().environment();
        Optional<String> own = pip.value("--cache-dir").or(() -> set(environment, "PIP_CACHE_DIR"));
        if (own.isPresent()) return pip.call().workingDirectory().resolve(own.get());
        ImagePath home =
                set(environment, "HOME")
                        .map(ImagePath::of)
                        .orElseGet(() -> step.states().get(Users.KEY).home(pip.call().user()));
        return set(environment, "XDG_CACHE_HOME")
                .map(ImagePath::of)
                .orElseGet(() -> home.resolve(".cache"))
                .resolve("pip");
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
