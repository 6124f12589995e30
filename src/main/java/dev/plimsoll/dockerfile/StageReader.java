package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Sorts instructions into stages and global ARGs. */
final class StageReader {

    private final Problems problems;
    private final List<Instruction.Arg> globals = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Optional<Instruction.From> from = Optional.empty();
    private List<Instruction> held = new ArrayList<>();
    private boolean seenFrom;
    private boolean toldOrphans;

    StageReader(Problems problems) {
        this.problems = problems;
    }

    void read(List<Instruction> instructions) {
        instructions.forEach(this::read);
        close();
    }

    List<Instruction.Arg> globals() {
        return List.copyOf(globals);
    }

    List<Stage> stages() {
        return List.copyOf(stages);
    }

    private void read(Instruction instruction) {
        switch (instruction) {
            case Instruction.From opened -> open(opened);
            case Instruction.Unreadable lost when lost.keywordText().equals("FROM") -> {
                // what follows belongs to a stage that nobody knows
                seenFrom = true;
                close();
            }
            case Instruction.Arg arg when !seenFrom -> globals.add(arg);
            case Instruction other when from.isPresent() -> held.add(other);
            case Instruction other -> tellOrphan(other);
        }
    }

    private void open(Instruction.From opened) {
        seenFrom = true;
        close();
        from = Optional.of(opened);
        opened.name()
                .ifPresent(name -> {
                    if (!names.add(name.text().toLowerCase(Locale.ROOT))) {
                        problems.at(
                                name.range(),
                                "another stage is named %s already; another name was expected"
                                        .formatted(Problems.shown(name.text())));
                    }
                });
    }

    private void close() {
        from.ifPresent(opened -> stages.add(new Stage(stages.size(), opened, List.copyOf(held))));
        from = Optional.empty();
        held = new ArrayList<>();
    }

    private void tellOrphan(Instruction orphan) {
        if (seenFrom || toldOrphans || orphan instanceof Instruction.Unreadable) return;
        toldOrphans = true;
        problems.at(
                orphan.form().keyword(),
                "FROM was expected before %s; only ARG may come first"
                        .formatted(orphan.keywordText()));
    }
}
