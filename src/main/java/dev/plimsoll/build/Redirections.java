package dev.plimsoll.build;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.WordEvaluator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Where a command reads from and what files its output makes; XCU 2.7. */
final class Redirections {

    /** Bytes; configuration files of a base image that a line is appended to are below it. */
    private static final long LARGEST_APPENDED = 32 * 1024;

    private static final Set<String> OVERWRITING = Set.of(">", ">|", "&>", ">&");
    private static final Set<String> APPENDING = Set.of(">>", "&>>");

    private final Machine machine;
    private final WordEvaluator evaluator;
    private final ShellState state;

    Redirections(Machine machine, WordEvaluator evaluator, ShellState state) {
        this.machine = machine;
        this.evaluator = evaluator;
        this.state = state;
    }

    ExitStatus around(List<Command.Redirection> all, String name, Supplier<ExitStatus> body) {
        Optional<String> outerInput = state.input();
        Output outerOutput = state.takeOutput();
        all.forEach(this::read);
        ExitStatus status = body.get();
        Output printed = state.takeOutput();
        state.input(outerInput);
        boolean taken = false;
        for (Command.Redirection redirection : all) {
            if (!writes(redirection)) continue;
            Optional<String> target =
                    evaluator.evaluateWhole(redirection.target(), state.variables()).single();
            if (target.filter(Redirections::isDescriptor).isPresent()
                    && redirection.operator().equals(">&")) {
                taken |= descriptor(redirection) == 1;
                continue;
            }
            boolean own = descriptor(redirection) == 1;
            taken |= own;
            write(redirection, target, own ? printed : Output.unknown(), name, own);
        }
        state.output(taken ? outerOutput : outerOutput.plus(printed));
        return status;
    }

    private void read(Command.Redirection redirection) {
        switch (redirection.operator()) {
            case "<<", "<<-" ->
                    state.input(redirection.heredoc().filter(text -> isPlain(redirection, text)));
            case "<<<" ->
                    state.input(
                            evaluator
                                    .evaluateWhole(redirection.target(), state.variables())
                                    .single()
                                    .map(text -> text + "\n"));
            case "<" ->
                    state.input(
                            evaluator
                                    .evaluateWhole(redirection.target(), state.variables())
                                    .single()
                                    .map(state.workingDirectory()::resolve)
                                    .flatMap(machine::text));
            default -> {}
        }
    }

    /**
     * Whether the shell hands the document on as it stands; expanding it changes its length by
     * little, but its text.
     */
    private static boolean isPlain(Command.Redirection redirection, String text) {
        boolean quoted =
                redirection.target().parts().stream()
                        .anyMatch(part ->
                                part instanceof dev.plimsoll.shell.Word.Part.Literal literal
                                        && literal.quoted());
        return quoted || (text.indexOf('$') < 0 && text.indexOf('`') < 0 && text.indexOf('\\') < 0);
    }

    private void write(
            Command.Redirection redirection,
            Optional<String> target,
            Output printed,
            String name,
            boolean own) {
        if (target.isEmpty()) {
            machine.unknown("where `%s` writes to is not known".formatted(Shown.plain(name)));
            return;
        }
        ImagePath path = state.workingDirectory().resolve(target.get());
        if (machine.vanishes(path)) return;
        boolean append = APPENDING.contains(redirection.operator());
        Optional<String> text = own ? printed.text() : Optional.empty();
        Optional<Output.Printed> weight =
                own && !append && text.isEmpty() ? printed.size() : Optional.empty();
        if (weight.isPresent()) {
            machine.add(
                    FileGroup.opaque(
                                    "file:" + path,
                                    path,
                                    weight.get().bytes(),
                                    weight.get().compressed(),
                                    Provenance.MODEL)
                            .withFiles(
                                    List.of(
                                            GroupFile.of(
                                                    "",
                                                    weight.get().bytes().bytes(),
                                                    weight.get().compressed().bytes()))));
        } else if (text.isEmpty()) {
            machine.unknown(
                    "what `%s` writes to %s is not known"
                            .formatted(Shown.plain(name), Shown.plain(path.value())));
        } else {
            Written.to(machine, path, text.get(), append);
        }
    }

    /** Writes a text that is known to a file; what is appended to makes the whole file again. */
    static final class Written {

        private Written() {}

        static void to(Machine machine, ImagePath path, String text, boolean append) {
            Optional<String> before = append ? machine.text(path) : Optional.of("");
            boolean fresh = before.isPresent() || !machine.files().mayHide(path);
            if (fresh) {
                machine.add(FileGroup.text("file:" + path, path, before.orElse("") + text));
                return;
            }
            String tail = machine.tail(path).orElse("") + text;
            FileGroup known = FileGroup.text("file:" + path, path, tail);
            GroupFile file = known.files().getFirst();
            Weight extra = Weight.between(0, LARGEST_APPENDED);
            machine.add(
                    FileGroup.opaque(
                                    "file:" + path,
                                    path,
                                    known.uncompressed().plus(extra),
                                    known.compressed().plus(extra.times(1.0 / 3)),
                                    Provenance.MODEL)
                            .withFiles(
                                    List.of(
                                            new GroupFile(
                                                    file.path(),
                                                    file.bytes(),
                                                    file.compressed(),
                                                    Optional.of(new FileContent.Tail(tail))))));
        }
    }

    private static boolean writes(Command.Redirection redirection) {
        return OVERWRITING.contains(redirection.operator())
                || APPENDING.contains(redirection.operator());
    }

    private static boolean isDescriptor(String target) {
        return target.equals("-")
                || (!target.isEmpty() && target.chars().allMatch(Character::isDigit));
    }

    private static int descriptor(Command.Redirection redirection) {
        return redirection.fileDescriptor().orElse(1);
    }
}
