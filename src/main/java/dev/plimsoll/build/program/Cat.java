package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Program;
import dev.plimsoll.image.ImagePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code cat}: texts of files that are known, or its standard input. */
final class Cat implements Program {

    @Override
    public Set<String> names() {
        return Set.of("cat");
    }

    @Override
    public boolean acceptsUnknownWords() {
        return true;
    }

    @Override
    public void run(Call call, Machine machine) {
        List<String> operands = call.operands();
        for (String operand : operands.isEmpty() ? List.of("-") : operands) {
            Optional<String> text =
                    operand.equals("-")
                            ? machine.input()
                            : text(call.workingDirectory().resolve(operand), machine);
            if (text.isPresent()) machine.print(text.get());
            else weigh(operand, call, machine);
        }
    }

    /** A file's text, unless it is something else than text. */
    private static Optional<String> text(ImagePath path, Machine machine) {
        long bytes = machine.file(path).map(GroupFile::bytes).orElse(0L);
        return machine.text(path)
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length == bytes);
    }

    private static void weigh(String operand, Call call, Machine machine) {
        PathPattern pattern = PathPattern.of(call.workingDirectory(), operand);
        FileSystem.Selection files = machine.select(pattern);
        boolean known =
                !files.groups().isEmpty()
                        && files.unsure().isEmpty()
                        && files.groups().stream().noneMatch(FileGroup::isOpaque);
        if (operand.equals("-") || !known) machine.printUnknown();
        else
            files.groups()
                    .forEach(group -> machine.printBytes(group.uncompressed(), group.compressed()));
    }
}
