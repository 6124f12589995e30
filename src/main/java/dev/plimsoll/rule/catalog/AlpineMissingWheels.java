package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Version;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.context.ContextDockerfiles;
import dev.plimsoll.rule.runtime.CalledCommands;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Alpine base, and pinned packages that have wheels for glibc and none for musl: they are
 * compiled on every build.
 *
 * <h2>Stays silent</h2>
 *
 * where every pin has a wheel for musl, or none has any. It never proposes Alpine.
 */
final class AlpineMissingWheels implements Rule {

    private static final RuleId ID = new RuleId("alpine-missing-wheels");

    private static final int MOST_NAMED = 5;

    /**
     * What Alpine's busybox and packages bring and Debian's slim image has not, or has in another
     * way.
     */
    private static final Set<String> OF_ALPINE =
            Set.of(
                    "apk",
                    "su-exec",
                    "ash",
                    "/bin/ash",
                    "adduser",
                    "addgroup",
                    "wget",
                    "ps",
                    "pgrep",
                    "pkill",
                    "nc",
                    "ping",
                    "unzip",
                    "vi",
                    "less",
                    "top",
                    "free",
                    "killall",
                    "crond",
                    "httpd",
                    "telnet",
                    "ip",
                    "ifconfig",
                    "netstat",
                    "bc",
                    "patch",
                    "watch",
                    "dos2unix");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return subject.image().stages().stream()
                .filter(stage ->
                        isAlpine(stage)
                                && stage.steps().stream()
                                        .anyMatch(step ->
                                                step.calls().stream()
                                                        .anyMatch(call ->
                                                                PipCall.of(call).isPresent())))
                .findFirst()
                .flatMap(stage -> examine(subject, stage))
                .stream();
    }

    private static Optional<Verdict> examine(Subject subject, BuiltStage stage) {
        Optional<Version> python = stage.base().flatMap(AlpineMissingWheels::python);
        List<PackageName> compiled =
                python.map(version -> MuslPins.of(subject, version)).orElse(List.of());
        if (compiled.isEmpty()) return Optional.empty();
        RepositoryPath path = subject.dockerfile().source().path();
        Verdict.Finding finding =
                new Verdict.Finding(
                        ID,
                        path,
                        stage.stage().from().range(),
                        "%s: no wheel for musl, so compiled on every build; the slim image of the same release takes ready ones."
                                .formatted(shown(compiled)),
                        Optional.empty());
        Optional<List<Edit>> edits = edits(subject);
        return Optional.of(
                edits.isPresent() && !needsAlpine(subject)
                        ? finding.fixedBy(Fix.safe(edits.get()))
                        : finding);
    }

    private static String shown(List<PackageName> names) {
        String some =
                names.stream()
                        .limit(MOST_NAMED)
                        .map(PackageName::value)
                        .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED
                ? some + " and %d more".formatted(names.size() - MOST_NAMED)
                : some;
    }

    private static boolean isAlpine(BuiltStage stage) {
        return stage.base()
                .filter(base ->
                        base.inventory()
                                .asOptional()
                                .map(inventory -> inventory.osId().equals("alpine"))
                                .orElseGet(() -> tag(base).contains("alpine")))
                .isPresent();
    }

    private static String tag(BaseImage base) {
        return base.reference().tag().orElse("");
    }

    /** The interpreter's version, by what is installed, else by the tag. */
    private static Optional<Version> python(BaseImage base) {
        Optional<String> installed = base.inventory().asOptional().flatMap(Inventory::python);
        Optional<String> tagged =
                Optional.of(tag(base))
                        .map(tag -> tag.split("-", 2)[0])
                        .filter(number -> number.indexOf('.') > 0);
        return installed
                .or(() ->
                        base.reference().repository().equals("library/python")
                                ? tagged
                                : Optional.empty())
                .flatMap(Version::parse);
    }

    /**
     * Every Alpine tag of Python's image becomes the slim one; empty where one has another form.
     */
    private static Optional<List<Edit>> edits(Subject subject) {
        List<BuiltStage> alpine =
                subject.image().stages().stream().filter(AlpineMissingWheels::isAlpine).toList();
        List<Edit> edits = alpine.stream().flatMap(stage -> edit(subject, stage).stream()).toList();
        return edits.size() == alpine.size() ? Optional.of(edits) : Optional.empty();
    }

    private static Optional<Edit> edit(Subject subject, BuiltStage stage) {
        Instruction.From from = stage.stage().from();
        String written = from.image().range().of(subject.dockerfile().source().text());
        boolean python =
                stage.base()
                        .filter(base ->
                                base.reference().isOfficial()
                                        && base.reference().repository().equals("library/python"))
                        .isPresent();
        int colon = written.lastIndexOf(':');
        int at = written.lastIndexOf("alpine");
        boolean plain =
                python
                        && at > colon
                        && colon > 0
                        && written.indexOf('@') < 0
                        && written.substring(at + "alpine".length())
                                .chars()
                                .allMatch(c -> Character.isDigit(c) || c == '.');
        if (!plain) return Optional.empty();
        return Optional.of(
                new Edit(
                        subject.dockerfile().source().path(),
                        from.image().range(),
                        written.substring(0, at) + "slim"));
    }

    private static boolean needsAlpine(Subject subject) {
        boolean called =
                subject.image().stages().stream()
                        .flatMap(stage -> stage.steps().stream())
                        .flatMap(step -> step.calls().stream())
                        .anyMatch(call -> OF_ALPINE.contains(call.name()));
        Set<String> words =
                ContextDockerfiles.in(subject.snapshot(), subject.image().request().context())
                        .words();
        boolean named =
                words.stream().anyMatch(word -> OF_ALPINE.contains(word) || word.contains("musl"));
        List<RepositoryPath> scripts =
                subject.snapshot().below(subject.image().request().context()).keySet().stream()
                        .filter(path ->
                                path.name().endsWith(".sh")
                                        || path.name().endsWith(".py")
                                        || path.name().startsWith("Procfile"))
                        .limit(MOST_SCRIPTS)
                        .toList();
        boolean started =
                CalledCommands.in(subject.snapshot(), scripts).keySet().stream()
                        .anyMatch(OF_ALPINE::contains);
        return called || named || started || scripts.size() == MOST_SCRIPTS;
    }

    /** Each file is one request to the host of the repository. */
    private static final int MOST_SCRIPTS = 500;
}
