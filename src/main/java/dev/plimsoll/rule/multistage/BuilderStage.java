package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Comment;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.BaseChange;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of the stage that builds: copies of the file's own lines, and what ties them together.
 */
final class BuilderStage {

    private static final List<String> NAMES =
            List.of("builder", "build", "python-builder", "dependencies", "builder-of-python");

    private final Dockerfile dockerfile;
    private final BuiltStage stage;
    private final List<Piece> pieces;
    private final List<RequirementFiles> files;
    private final Environment environment;
    private final BaseChange base;
    private final List<LockInstaller> installers;
    private final RepositoryPath context;
    private final Set<ImagePath> delivered = new HashSet<>();
    private final Set<Instruction> copied = new HashSet<>();

    /**
     * @param files what each piece's pip reads, side by side with {@code pieces}
     */
    BuilderStage(
            Subject subject,
            BuiltStage stage,
            List<Piece> pieces,
            List<RequirementFiles> files,
            Environment environment,
            List<LockInstaller> installers,
            BaseChange base) {
        this.dockerfile = subject.dockerfile();
        this.stage = stage;
        this.pieces = pieces;
        this.files = files;
        this.environment = environment;
        this.base = base;
        this.installers = installers;
        this.context = subject.image().request().context();
    }

    /** A name that no stage has. */
    String name() {
        return NAMES.stream()
                .filter(name ->
                        dockerfile.stages().stream().noneMatch(other -> other.isNamed(name)))
                .findFirst()
                .orElse("plimsoll-builder");
    }

    Optional<String> problem() {
        if (environment.kind() == Environment.Kind.ADDED_ALONE && !environment.pipOutside())
            return Optional.of("the base image's pip cannot be told where to install");
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).is(Piece.Role.PYTHON)) continue;
            boolean strange =
                    files.get(i).origins().entrySet().stream()
                            .anyMatch(file ->
                                    isStrange(file.getKey().value())
                                            || isStrange(file.getValue().value())
                                            || !file.getValue().isIn(context));
            if (strange)
                return Optional.of(
                        "a file that pip reads has a name that COPY cannot take as it is");
        }
        return Optional.empty();
    }

    private static boolean isStrange(String path) {
        return path.chars().anyMatch(c -> c <= ' ' || "$*?[]\\\"'#".indexOf(c) >= 0);
    }

    /** The whole stage, blocks as the file sets them apart, ended by a blank line. */
    String text() {
        String end = source().lineEnd();
        StringBuilder text = new StringBuilder();
        TextRange from = stage.stage().from().range().span(stage.stage().from().image().range());
        text.append(source().text(), from.start(), stage.stage().from().image().range().end())
                .append(" AS ")
                .append(name())
                .append(end);
        int last = lastMoving();
        boolean made = environment.own();
        for (int i = 0; i <= last; i++) {
            Piece piece = pieces.get(i);
            boolean spaced = isSpaced(piece.step().instruction());
            switch (piece.role()) {
                case SETTING, KEPT_PACKAGES ->
                        text.append(spaced ? end : "").append(raw(piece)).append(end);
                case ACCOUNT -> {
                    if (environment.isOfUser())
                        text.append(spaced ? end : "").append(raw(piece)).append(end);
                }
                case OWN -> {
                    if (environment.isOfUser()
                            && piece.step().instruction() instanceof Instruction.User)
                        text.append(spaced ? end : "").append(raw(piece)).append(end);
                }
                case PACKAGES ->
                        text.append(spaced ? end : "")
                                .append(withComments(piece, moving(piece)))
                                .append(end);
                case PYTHON -> {
                    text.append(spaced ? end : "");
                    if (!made)
                        text.append(environment.made())
                                .append(end)
                                .append(environment.pipOutside() ? "" : environment.path() + end);
                    made = true;
                    copies(i).forEach(copy -> text.append(copy).append(end));
                    text.append(withComments(piece, intoEnvironment(piece))).append(end);
                }
                default -> {}
            }
        }
        return text.append(end).toString();
    }

    private int lastMoving() {
        int last = 0;
        for (int i = 0; i < pieces.size(); i++) if (pieces.get(i).is(Piece.Role.PYTHON)) last = i;
        return last;
    }

    private String raw(Piece piece) {
        return piece.step().instruction().range().of(source().text());
    }

    private String withComments(Piece piece, String text) {
        List<Comment> above = dockerfile.commentsAbove(piece.step().instruction());
        if (above.isEmpty()) return text;
        int start = above.getFirst().range().start();
        return source().text().substring(start, piece.step().instruction().range().start()) + text;
    }

    private boolean isSpaced(Instruction instruction) {
        List<Comment> above = dockerfile.commentsAbove(instruction);
        int line =
                above.isEmpty()
                        ? instruction.line(source())
                        : source().lineAt(above.getFirst().range().start());
        return line > 1 && source().line(line - 1).of(source().text()).isBlank();
    }

    /** What of the RUN belongs here, as it is. */
    private String moving(Piece piece) {
        return piece.parts()
                .map(parts -> piece.without(parts.staying(), source()))
                .orElseGet(() -> raw(piece));
    }

    /**
     * The same with pip told where to install; the word after {@code pip} is the only place where
     * that may be said.
     */
    private String intoEnvironment(Piece piece) {
        if (environment.own()) return moving(piece);
        TextRange all = piece.step().instruction().range();
        List<Edit> edits = new ArrayList<>();
        piece.parts()
                .ifPresent(parts ->
                        parts.staying()
                                .forEach(range -> edits.add(Edit.delete(source().path(), range))));
        List<Call> stay = piece.parts().map(RunParts::own).orElse(List.of());
        for (Call call : piece.calls()) {
            if (!stay.contains(call)) intoEnvironment(call).ifPresent(edits::add);
        }
        return Edits.apply(
                all.of(source().text()),
                edits.stream()
                        .distinct()
                        .map(edit ->
                                new Edit(
                                        edit.path(),
                                        new TextRange(
                                                edit.range().start() - all.start(),
                                                edit.range().end() - all.start()),
                                        edit.replacement()))
                        .toList());
    }

    private Optional<Edit> intoEnvironment(Call call) {
        String python = "--python " + environment.folder() + "/bin/python";
        Optional<PipCall> pip = PipCall.of(call).filter(this::installs);
        if (pip.isPresent())
            return environment.pipOutside()
                    ? Optional.of(
                            Edit.insert(
                                    source().path(), pip.get().pip().range().end(), " " + python))
                    : Optional.empty();
        Optional<LockInstaller> installer =
                installers.stream()
                        .filter(one ->
                                one.call().equals(call)
                                        && one.place() == LockInstaller.Place.SYSTEM)
                        .findFirst();
        if (installer.isEmpty()) return Optional.empty();
        if (!installer.get().isUvPip())
            return Optional.of(
                    Edit.insert(
                            source().path(),
                            call.arguments().getFirst().range().start(),
                            environment.active()));
        return Optional.of(
                installer
                        .get()
                        .system()
                        .map(word -> new Edit(source().path(), word.range(), python))
                        .orElseGet(() ->
                                Edit.insert(
                                        source().path(),
                                        installer.get().afterVerb(),
                                        " " + python)));
    }

    /** Tools that the base has serve from there; pip itself is never put into the environment. */
    private boolean installs(PipCall pip) {
        if (pip.is("uninstall")) return true;
        if (!pip.is("install")) return false;
        if (pip.isForInstallers() && !pip.isForTools()) return false;
        if (!pip.isForTools()) return true;
        return pip.operands().stream()
                .anyMatch(tool ->
                        !tool.startsWith("pip")
                                && base.versionOf(tool.split("[=<>!~]", -1)[0]).isEmpty());
    }

    /** COPY instructions that bring what this RUN's pip reads. */
    private List<String> copies(int index) {
        Step step = pieces.get(index).step();
        RequirementFiles read = files.get(index);
        List<String> copies = new ArrayList<>();
        if (read.readsSource()) {
            for (Piece piece : pieces.subList(0, index)) {
                Instruction instruction = piece.step().instruction();
                boolean copy =
                        instruction instanceof Instruction.Copy
                                || instruction instanceof Instruction.Add;
                if (copy && !isFromStage(instruction) && copied.add(instruction))
                    copies.add(environment.isOfUser() ? raw(piece) : ownedByRoot(instruction));
            }
            return copies;
        }
        Map<ImagePath, RepositoryPath> left = new LinkedHashMap<>(read.origins());
        left.keySet().removeAll(delivered);
        delivered.addAll(left.keySet());
        for (Piece piece : pieces.subList(0, index)) {
            if (!(piece.step().instruction() instanceof Instruction.Copy copy)
                    || !bringsOnly(copy, piece.step(), step, left)) continue;
            copies.add(raw(piece));
            left.values().removeAll(origins(copy));
        }
        copies.addAll(madeFor(left, step));
        return copies;
    }

    private static boolean isFromStage(Instruction instruction) {
        return instruction.flag("from").isPresent();
    }

    /** Whether the instruction, as it is, would bring some of these files and nothing else. */
    private boolean bringsOnly(
            Instruction.Copy copy, Step there, Step here, Map<ImagePath, RepositoryPath> wanted) {
        boolean owned =
                environment.isOfUser()
                        && copy.flags().stream().allMatch(flag -> flag.name().equals("chown"));
        if (!(copy.flags().isEmpty() || owned)
                || !copy.form().heredocs().isEmpty()
                || copy.sources().isEmpty()) return false;
        boolean samePlace =
                copy.destination().text().startsWith("/")
                        || there.workingDirectory().equals(here.workingDirectory());
        List<RepositoryPath> origins = origins(copy);
        return samePlace
                && origins.size() == copy.sources().size()
                && wanted.values().containsAll(origins);
    }

    private List<RepositoryPath> origins(Instruction.Copy copy) {
        return copy.sources().stream()
                .map(Word::text)
                .flatMap(text ->
                        context.resolve(text.startsWith("/") ? text.substring(1) : text).stream())
                .toList();
    }

    private List<String> madeFor(Map<ImagePath, RepositoryPath> wanted, Step step) {
        Map<ImagePath, List<RepositoryPath>> byFolder = new LinkedHashMap<>();
        List<String> copies = new ArrayList<>();
        wanted.forEach((path, origin) -> {
            if (path.name().equals(origin.name()))
                byFolder.computeIfAbsent(path.parent(), folder -> new ArrayList<>()).add(origin);
            else copies.add("COPY " + origin.from(context) + " " + path);
        });
        byFolder.forEach((folder, origins) -> {
            String sources =
                    String.join(" ", origins.stream().map(origin -> origin.from(context)).toList());
            copies.add(
                    "COPY "
                            + sources
                            + " "
                            + relative(folder, step.workingDirectory(), origins.size()));
        });
        return copies;
    }

    private static String relative(ImagePath folder, ImagePath from, int sources) {
        if (folder.equals(from)) return sources == 1 ? "." : "./";
        if (folder.equals(ImagePath.ROOT)) return "/";
        if (!from.equals(ImagePath.ROOT) && folder.isIn(from))
            return folder.value().substring(from.value().length() + 1) + "/";
        return folder.value() + "/";
    }

    /** The instruction without flags that name an owner: the builder has only root. */
    private String ownedByRoot(Instruction instruction) {
        TextRange all = instruction.range();
        List<Edit> edits = new ArrayList<>();
        for (Flag flag : instruction.flags()) {
            if (!flag.name().equals("chown")) continue;
            edits.add(
                    Edit.delete(
                            source().path(),
                            new TextRange(
                                    flag.range().start() - 1 - all.start(),
                                    flag.range().end() - all.start())));
        }
        return Edits.apply(all.of(source().text()), edits);
    }

    private SourceFile source() {
        return dockerfile.source();
    }
}
