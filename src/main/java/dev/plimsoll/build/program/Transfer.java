package dev.plimsoll.build.program;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Shown;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What {@code cp}, {@code mv} and {@code install} share: files from some paths written to another.
 */
final class Transfer {

    private final Call call;
    private final Machine machine;
    private final UnaryOperator<FileGroup> change;

    /**
     * @param change of each group as it is written, such as its mode
     */
    Transfer(Call call, Machine machine, UnaryOperator<FileGroup> change) {
        this.call = call;
        this.machine = machine;
        this.change = change;
    }

    /** Copies each source to the destination, into it where it is a folder. */
    void copy(Operands operands) {
        String written = operands.destination();
        ImagePath destination = call.workingDirectory().resolve(written);
        boolean asFile = call.has("-T") || call.has("--no-target-directory");
        boolean into =
                !asFile
                        && (operands.folder().isPresent()
                                || written.endsWith("/")
                                || written.endsWith("/.")
                                || operands.sources().size() > 1
                                || machine.isFolder(destination));
        for (String source : operands.sources()) copy(source, destination, into);
    }

    private void copy(String source, ImagePath destination, boolean into) {
        PathPattern pattern = PathPattern.of(call.workingDirectory(), source);
        FileSystem.Selection selection = machine.select(pattern);
        boolean nothing = selection.groups().isEmpty() && !machine.isFolder(pattern.path());
        if (!selection.unsure().isEmpty() || (nothing && !pattern.isGlob())) {
            machine.unknown(
                    "what `%s` writes to %s is not known"
                            .formatted(Shown.name(call), Shown.plain(destination.value())));
        }
        boolean contents = source.endsWith("/.") || source.equals(".");
        List<FileGroup> written = new ArrayList<>();
        for (ImagePath from : heads(pattern, selection.groups())) {
            boolean inside = !contents && (into || pattern.isGlob());
            ImagePath to = inside ? destination.resolve("./" + from.name()) : destination;
            for (FileGroup group : machine.select(PathPattern.exactly(from)).groups()) {
                written.add(change.apply(group.moved(from, to)));
            }
        }
        machine.add(written);
    }

    /** The paths that a pattern becomes; of an opaque group the folder that it lies in. */
    private static Set<ImagePath> heads(PathPattern pattern, List<FileGroup> groups) {
        Set<ImagePath> heads = new TreeSet<>();
        if (!pattern.isGlob()) return Set.of(pattern.path());
        int depth = depth(pattern.path().value());
        for (FileGroup group : groups) {
            if (group.isOpaque()) heads.add(head(group.folder().value(), depth));
            group.files().forEach(file -> heads.add(head(group.pathOf(file), depth)));
        }
        return heads;
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static ImagePath head(String path, int depth) {
        int at = 0;
        for (int i = 0; i < depth; i++) {
            at = path.indexOf('/', at + 1);
            if (at < 0) return ImagePath.of(path);
        }
        return ImagePath.of(path.substring(0, at));
    }

    /** The mode that {@code -m} gives. */
    static Optional<String> mode(Call call) {
        return Operands.value(call, "-m", "--mode");
    }
}
