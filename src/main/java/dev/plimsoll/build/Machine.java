package dev.plimsoll.build;

import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.image.Platform;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a program of a RUN sees and changes: files, state, what cannot be known. Lives for one
 * instruction.
 */
public final class Machine {

    private final Workshop workshop;
    private final List<Mount> mounts;
    private final SequencedSet<String> unknown = new LinkedHashSet<>();
    private final SequencedSet<String> problems = new LinkedHashSet<>();
    private final List<Call> calls = new ArrayList<>();
    private final Caller caller;
    private FileSystem files;
    private States states;
    private ExitStatus status = ExitStatus.SUCCESS;
    private Output output = Output.nothing();
    private Optional<String> input = Optional.empty();

    /** Starts programs and scripts for programs that start others. */
    interface Caller {
        void call(Call call, Machine machine);

        void script(MappedText text, boolean editable, Call from, Machine machine);
    }

    Machine(Workshop workshop, FileSystem files, States states, List<Mount> mounts, Caller caller) {
        this.workshop = workshop;
        this.files = files;
        this.states = states;
        this.mounts = List.copyOf(mounts);
        this.caller = caller;
    }

    public Platform platform() {
        return workshop.request().platform();
    }

    public Ports ports() {
        return workshop.ports();
    }

    /**
     * The answer to a question about facts alone, found once for all images that are built
     * together.
     */
    public <Q, A> A conclude(Q question, Function<Q, A> answer) {
        return workshop.conclusions().of(question, answer);
    }

    public Snapshot snapshot() {
        return workshop.snapshot();
    }

    /**
     * The image that the stage is based on, through its parent stages; empty is {@code scratch}.
     */
    public Optional<BaseImage> base() {
        return states.base();
    }

    public FileSystem files() {
        return files;
    }

    public List<Mount> mounts() {
        return mounts;
    }

    /**
     * Whether what is written at this path does not stay: it is under a mount, or one of the
     * kernel's.
     */
    public boolean vanishes(ImagePath path) {
        return path.isIn(ImagePath.of("/dev"))
                || path.isIn(ImagePath.of("/proc"))
                || path.isIn(ImagePath.of("/sys"))
                || mounts.stream().anyMatch(mount -> mount.covers(path));
    }

    /** Writes files to the top layer, those that do not stay left out. */
    public void add(Collection<FileGroup> groups) {
        files = files.with(groups.stream().filter(group -> !vanishes(group.folder())).toList());
    }

    public void add(FileGroup group) {
        add(List.of(group));
    }

    public void addFolder(ImagePath folder) {
        if (!vanishes(folder)) files = files.withFolder(folder);
    }

    /** Removes what the pattern holds; under a mount nothing is removed from the image. */
    public void remove(PathPattern pattern) {
        if (vanishes(pattern.stem())) return;
        apply(files.without(pattern), "removes");
    }

    public void remove(ImagePath path) {
        remove(PathPattern.exactly(path));
    }

    /** Changes owner, mode or weight of what the pattern holds; see {@link FileSystem#rewrite}. */
    public void rewrite(PathPattern pattern, UnaryOperator<FileGroup> change) {
        if (vanishes(pattern.stem())) return;
        apply(files.rewrite(pattern, change), "rewrites");
    }

    private void apply(FileSystem.Change change, String does) {
        files = change.files();
        if (change.unsure().isEmpty()) return;
        int others = change.unsure().size() - 1;
        unknown(
                "how much of %s%s `%s` %s is not known"
                        .formatted(
                                change.unsure().getFirst().what(),
                                others == 0 ? "" : " and %d more".formatted(others),
                                currentName(),
                                does));
    }

    /** Puts another file system in place of this one; layers must be as many. */
    public void change(UnaryOperator<FileSystem> change) {
        FileSystem changed = change.apply(files);
        if (changed.layers() != files.layers())
            throw new IllegalArgumentException("a program makes no layer");
        files = changed;
    }

    /** The visible files that the pattern holds, those that a bind mount shows included. */
    public FileSystem.Selection select(PathPattern pattern) {
        List<FileGroup> bound =
                mounts.stream()
                        .flatMap(mount -> mount.files().stream())
                        .flatMap(group ->
                                group.isOpaque()
                                        ? Optional.of(group)
                                                .filter(some ->
                                                        pattern.holds(some.folder().value()))
                                                .stream()
                                        : group.only(pattern::holds).stream())
                        .toList();
        FileSystem.Selection own = files.select(pattern);
        if (bound.isEmpty()) return own;
        List<FileGroup> all = new ArrayList<>(own.groups());
        all.addAll(bound);
        return new FileSystem.Selection(all, own.unsure());
    }

    /** A file known one by one, bind mounts first. */
    public Optional<GroupFile> file(ImagePath path) {
        for (Mount mount : mounts) {
            for (FileGroup group : mount.files()) {
                Optional<GroupFile> bound =
                        group.files().stream()
                                .filter(file -> group.pathOf(file).equals(path.value()))
                                .findFirst();
                if (bound.isPresent()) return bound;
            }
        }
        return files.file(path);
    }

    /**
     * The text of a file, where it came from the repository or was written by an instruction; links
     * are followed.
     */
    public Optional<String> text(ImagePath path) {
        return FileTexts.read(this, path);
    }

    /** What was appended to a file of which no more is known. */
    public Optional<String> tail(ImagePath path) {
        return FileTexts.tail(this, path);
    }

    /** The file of the repository whose bytes these are. */
    public Optional<RepositoryPath> origin(ImagePath path) {
        return FileTexts.origin(this, path);
    }

    /** Whether something is known to be at this path, bind mounts included. */
    public boolean exists(ImagePath path) {
        return file(path).isPresent()
                || files.exists(path)
                || mounts.stream()
                        .anyMatch(mount ->
                                mount.target().isIn(path)
                                        || mount.files().stream()
                                                .anyMatch(group -> group.folder().isIn(path)));
    }

    public boolean isFolder(ImagePath path) {
        return files.isFolder(path)
                || mounts.stream()
                        .flatMap(mount -> mount.files().stream())
                        .anyMatch(group ->
                                group.files().stream()
                                        .anyMatch(file ->
                                                group.pathOf(file).startsWith(path.value() + "/")));
    }

    public <T> T state(StateKey<T> key) {
        return states.get(key);
    }

    public <T> void state(StateKey<T> key, T value) {
        states = states.with(key, value);
    }

    States states() {
        return states;
    }

    /**
     * Says what cannot be known: a sentence without credentials, such as "what `make` writes is not
     * known".
     */
    public void unknown(String sentence) {
        unknown.add(sentence);
    }

    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Says what is wrong with the instruction: it would fail, or leave the repository. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** How the program ends; success unless it says otherwise. */
    public void exits(ExitStatus how) {
        status = how;
    }

    public ExitStatus status() {
        return status;
    }

    /**
     * What the program writes to its standard output. A program that says nothing is taken to print
     * something unknown.
     */
    public void print(String text) {
        output = output.plus(text);
    }

    /** Says how much the program prints, but not what. */
    public void printBytes(Weight bytes, Weight compressed) {
        output = output.plus(Output.of(new Output.Printed(bytes, compressed)));
    }

    /** Says that the program prints, but not what. */
    public void printUnknown() {
        output = Output.unknown();
    }

    Output output() {
        return output;
    }

    void output(Output other) {
        output = other;
    }

    /** What the program reads from its standard input, where that is known. */
    public Optional<String> input() {
        return input;
    }

    void input(Optional<String> text) {
        input = text;
    }

    /** Starts another program, with words of this call or made up. */
    public void call(Call call) {
        caller.call(call, this);
    }

    /**
     * Runs a shell script that a word of this call holds or names; its ranges are those of the
     * word.
     */
    public void script(String text, Call.Argument word, Call from) {
        Embedding inside = Embedding.of(text, word);
        caller.script(inside.text(), inside.editable() && from.editable(), from, this);
    }

    /** Home of the call's user, by HOME or what is known of the user. */
    public ImagePath home(Call call) {
        String home = call.environment().get("HOME");
        if (home != null && home.startsWith("/")) return ImagePath.of(home);
        return state(Users.KEY).home(call.user());
    }

    /** A name or number pair such as {@code app:app} as the image's own files resolve it. */
    public Owner owner(String userAndGroup) {
        return state(Users.KEY).owner(userAndGroup);
    }

    /**
     * Writes a text to a file, or appends it; a lower layer's file that is appended to is written
     * again in full.
     */
    public void write(ImagePath path, String text, boolean append) {
        if (!vanishes(path)) Redirections.Written.to(this, path, text, append);
    }

    void record(Call call) {
        calls.add(call);
    }

    List<Call> calls() {
        return Collections.unmodifiableList(calls);
    }

    /** Remembers where this is, so that a branch that may not run can be undone. */
    Saved save() {
        return new Saved(files, states, List.copyOf(unknown));
    }

    void restore(Saved saved) {
        files = saved.files();
        states = saved.states();
        unknown.clear();
        unknown.addAll(saved.unknown());
    }

    boolean hasChanged(Saved saved) {
        return !files.weighsAs(saved.files())
                || states != saved.states()
                || !List.copyOf(unknown).equals(saved.unknown());
    }

    record Saved(FileSystem files, States states, List<String> unknown) {}

    private String currentName() {
        return calls.isEmpty() ? "a command" : calls.getLast().name();
    }
}
