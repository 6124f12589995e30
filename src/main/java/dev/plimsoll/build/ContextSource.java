package dev.plimsoll.build;

import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Files of the context: what the ignore file leaves of the repository. */
final class ContextSource implements CopySource {

    private final ContextFiles context;
    private final Collection<String> unknown;
    private final Consumer<String> problem;
    private final Optional<IgnoreFile> excludes;
    private final boolean parents;

    ContextSource(
            InstructionRun run,
            Instruction instruction,
            Collection<String> unknown,
            Consumer<String> problem) {
        Workshop workshop = run.build().stages().workshop();
        this.context = workshop.context();
        this.unknown = unknown;
        this.problem = problem;
        this.parents = instruction.flag("parents").isPresent();
        List<String> patterns =
                instruction.flags().stream()
                        .filter(flag -> flag.name().equals("exclude"))
                        .flatMap(flag -> flag.value().stream())
                        .toList();
        this.excludes = patterns.isEmpty() ? Optional.empty() : Optional.of(patterns(patterns));
    }

    @Override
    public List<CopyItem> items(String written) {
        // like the builder, a source that climbs out of the context stops at its root
        String path = ImagePath.of(written).value().substring(1);
        String pivot = pivot(written);
        if (Glob.isGlob(path))
            return matches(path).stream().map(found -> item(found, pivot)).toList();
        if (exists(path)) return List.of(item(path, pivot));
        String real = real(path);
        if (!real.equals(path) && exists(real)) return List.of(item(real, pivot));
        missing(path);
        return List.of();
    }

    private boolean exists(String path) {
        Entry entry = context.entries().get(path);
        return entry == null ? context.isFolder(path) : entry.kind() != Entry.Kind.SYMLINK;
    }

    /** Where links on the way lead; the path itself where they leave the context. */
    private String real(String path) {
        return context.root()
                .resolve(path)
                .flatMap(context.snapshot()::resolve)
                .filter(target -> target.isIn(context.root()))
                .map(target -> target.from(context.root()))
                .orElse(path);
    }

    private void missing(String path) {
        String shown = Shown.plain(path);
        boolean ignored =
                context.root()
                        .resolve(path)
                        .filter(there ->
                                context.snapshot().entry(there).isPresent()
                                        || context.snapshot().isFolder(there))
                        .isPresent();
        String why =
                ignored ? "the ignore file leaves it out" : "there is no such file in the context";
        problem.accept("%s cannot be copied: %s".formatted(shown, why));
        unknown.add("what %s holds is not known: %s".formatted(shown, why));
    }

    private NavigableSet<String> matches(String pattern) {
        NavigableSet<String> found = new TreeSet<>();
        if (parents && pattern.contains("**")) {
            IgnoreFile deep = patterns(List.of(pattern));
            context.entries().keySet().stream().filter(deep::ignores).forEach(found::add);
            return found;
        }
        int depth = (int) pattern.chars().filter(c -> c == '/').count();
        for (String path : context.entries().keySet()) {
            String head = head(path, depth);
            if (Glob.matches(pattern, head)) found.add(head);
        }
        return found;
    }

    private static String head(String path, int depth) {
        int at = -1;
        for (int i = 0; i <= depth; i++) {
            at = path.indexOf('/', at + 1);
            if (at < 0) return path;
        }
        return path.substring(0, at);
    }

    private CopyItem item(String path, String pivot) {
        Entry entry = context.entries().get(path);
        String name = parents ? below(path, pivot) : path.substring(path.lastIndexOf('/') + 1);
        if (entry != null && entry.kind() == Entry.Kind.SYMLINK && !real(path).equals(path)) {
            CopyItem target = item(real(path), pivot);
            return new CopyItem(name, target.folder(), target.files());
        }
        if (entry != null) {
            return new CopyItem(
                    name, false, target -> groups("context:" + path, target, Map.of("", entry)));
        }
        String what = path.isEmpty() ? "context:." : "context:" + path + "/";
        return new CopyItem(name, true, target -> groups(what, target, contents(path)));
    }

    private SortedMap<String, Entry> contents(String folder) {
        SortedMap<String, Entry> contents = new TreeMap<>();
        int skip = folder.isEmpty() ? 0 : folder.length() + 1;
        context.below(folder)
                .forEach((path, entry) -> {
                    String relative = path.substring(skip);
                    if (excludes.isEmpty() || !excludes.get().ignores(relative))
                        contents.put(relative, entry);
                });
        return contents;
    }

    private List<FileGroup> groups(String what, ImagePath target, Map<String, Entry> entries) {
        ContextGroups groups = new ContextGroups(context.snapshot());
        List<FileGroup> made = groups.groups(what, target, entries);
        unknown.addAll(groups.unknown());
        return made;
    }

    /** What stands before {@code /./} in a source of {@code --parents} is not kept. */
    private static String pivot(String written) {
        int at = written.indexOf("/./");
        return at <= 0 ? "" : ImagePath.of(written.substring(0, at)).value().substring(1);
    }

    private static String below(String path, String pivot) {
        return !pivot.isEmpty() && path.startsWith(pivot + "/")
                ? path.substring(pivot.length() + 1)
                : path;
    }

    private static IgnoreFile patterns(List<String> patterns) {
        return IgnoreFile.parse(
                SourceFile.of(new RepositoryPath("exclude"), String.join("\n", patterns)));
    }
}
