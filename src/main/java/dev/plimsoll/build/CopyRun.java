package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Runs COPY and ADD; Dockerfile reference. */
final class CopyRun {

    private final InstructionRun run;
    private final Instruction instruction;
    private final List<Word> sources;
    private final String destination;
    private final boolean add;
    private final SequencedSet<String> unknown = new LinkedHashSet<>();

    private CopyRun(
            InstructionRun run,
            Instruction instruction,
            List<Word> sources,
            Word destination,
            boolean add) {
        this.run = run;
        this.instruction = instruction;
        this.sources = sources;
        this.destination = run.expand(destination.text());
        this.add = add;
    }

    static CopyRun of(InstructionRun run, Instruction.Copy copy) {
        return new CopyRun(run, copy, copy.sources(), copy.destination(), false);
    }

    static CopyRun of(InstructionRun run, Instruction.Add add) {
        return new CopyRun(run, add, add.sources(), add.destination(), true);
    }

    void run(StageBuild.Surroundings before) {
        StageCondition stage = run.build().condition();
        stage.files = stage.files.withLayer();
        List<CopyItem> items = items();
        ImagePath target = stage.folder().resolve(destination);
        boolean intoFolder = items.size() > 1 || namesFolder(target);
        List<FileGroup> groups = new ArrayList<>();
        for (CopyItem item : items) {
            boolean inside = item.folder() ? has("parents") : intoFolder || has("parents");
            groups.addAll(item.files().apply(inside ? target.resolve("./" + item.name()) : target));
        }
        stage.files = stage.files.with(groups.stream().map(this::owned).toList());
        if (intoFolder || items.stream().anyMatch(CopyItem::folder))
            stage.files = stage.files.withFolder(target);
        run.build().layer(instruction, before, List.of(), List.of(), unknown);
    }

    private boolean namesFolder(ImagePath target) {
        boolean written =
                destination.endsWith("/") || destination.endsWith("/.") || destination.equals(".");
        StageCondition stage = run.build().condition();
        return written
                || stage.files.isFolder(target)
                || (stage.states.base().isPresent() && UsualFolders.has(target));
    }

    private boolean has(String flag) {
        return instruction
                .flag(flag)
                .filter(found -> !found.value().equals(Optional.of("false")))
                .isPresent();
    }

    private List<CopyItem> items() {
        List<CopyItem> items = new ArrayList<>();
        Optional<String> from = instruction.flag("from").flatMap(Flag::value);
        CopySource source =
                from.isPresent()
                        ? new StageSource(run, from.get(), unknown)
                        : new ContextSource(run, instruction, unknown, this::problem);
        for (Word word : sources) {
            String written = run.expand(word.text());
            if (add && RemoteSource.isRemote(written)) unknown.add(RemoteSource.sentence(written));
            else items.addAll(source.items(written));
        }
        for (Heredoc heredoc : instruction.form().heredocs()) items.add(document(heredoc));
        return add && !has("unpack") && from.isEmpty()
                ? new Unpacking(run, unknown).of(items)
                : items;
    }

    private CopyItem document(Heredoc heredoc) {
        String text = heredoc.content(run.source().text());
        return new CopyItem(
                heredoc.name(),
                false,
                target -> List.of(FileGroup.text("file:" + target, target, text)));
    }

    private void problem(String sentence) {
        int offset =
                run.triggered()
                        ? run.build().stage().from().range().start()
                        : instruction.range().start();
        run.build().stages().problem(offset, sentence);
    }

    private FileGroup owned(FileGroup group) {
        Optional<String> chown = instruction.flag("chown").flatMap(Flag::value).map(run::expand);
        Optional<String> chmod = instruction.flag("chmod").flatMap(Flag::value).map(run::expand);
        Users users = run.build().condition().states.get(Users.KEY);
        FileGroup owned = group.withOwner(chown.map(users::owner).orElse(Owner.ROOT));
        return chmod.map(change -> owned.withMode(FileMode.changed(owned.mode(), change)))
                .orElse(owned);
    }
}
