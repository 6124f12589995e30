package dev.plimsoll.build;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Files that came into an image together and have one owner: a wheel, a package, a COPY, a cache.
 *
 * @param what the line of the bill, as {@link Part#what}
 * @param folder all its files lie at or below
 * @param within where below {@code folder} its files lie, relative; empty where they may lie
 *     anywhere there
 * @param absent paths below {@code folder} where an opaque group is known to have nothing
 * @param files each file; empty where they are not known one by one: such a group is opaque
 * @param mode the permission bits of its files, where they are one and known
 * @param mark what programs want to recognise it by, wherever it is copied to
 */
public record FileGroup(
        String what,
        ImagePath folder,
        List<String> within,
        List<ImagePath> absent,
        List<GroupFile> files,
        Weight uncompressed,
        Weight compressed,
        Provenance provenance,
        Owner owner,
        Optional<Integer> mode,
        Optional<Mark> mark) {

    /** What a program remembers with a group; an immutable value without paths of its own. */
    public interface Mark {}

    public FileGroup {
        within = List.copyOf(within);
        absent = List.copyOf(absent);
        files = List.copyOf(files);
    }

    /** Files that are not known one by one, owned by root. */
    public static FileGroup opaque(
            String what,
            ImagePath folder,
            Weight uncompressed,
            Weight compressed,
            Provenance provenance) {
        return new FileGroup(
                what,
                folder,
                List.of(),
                List.of(),
                List.of(),
                uncompressed,
                compressed,
                provenance,
                Owner.ROOT,
                Optional.empty(),
                Optional.empty());
    }

    /** Files known one by one and exactly, owned by root; {@code files} must not be empty. */
    public static FileGroup of(
            String what, ImagePath folder, List<GroupFile> files, Provenance provenance) {
        return opaque(
                        what,
                        folder,
                        Weight.exact(files.stream().mapToLong(GroupFile::bytes).sum()),
                        Weight.exact(files.stream().mapToLong(GroupFile::compressed).sum()),
                        provenance)
                .withFiles(files);
    }

    /** One file whose text is known. */
    public static FileGroup text(String what, ImagePath path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        GroupFile file =
                new GroupFile(
                        "",
                        bytes.length,
                        Compression.ofNewFile(bytes),
                        Optional.of(new FileContent.Text(text)));
        return of(what, path, List.of(file), Provenance.MODEL);
    }

    public FileGroup named(String other) {
        Copy copy = new Copy();
        copy.what = other;
        return copy.done();
    }

    public FileGroup withFiles(List<GroupFile> some) {
        Copy copy = new Copy();
        copy.files = some;
        return copy.done();
    }

    public FileGroup withWeights(Weight newUncompressed, Weight newCompressed) {
        Copy copy = new Copy();
        copy.uncompressed = newUncompressed;
        copy.compressed = newCompressed;
        return copy.done();
    }

    public FileGroup withOwner(Owner other) {
        Copy copy = new Copy();
        copy.owner = other;
        return copy.done();
    }

    public FileGroup withMode(Optional<Integer> other) {
        Copy copy = new Copy();
        copy.mode = other;
        return copy.done();
    }

    public FileGroup withMark(Mark other) {
        Copy copy = new Copy();
        copy.mark = Optional.of(other);
        return copy.done();
    }

    /** The same opaque group, with nothing at or below one more path. */
    public FileGroup withAbsent(ImagePath path) {
        List<ImagePath> more = new ArrayList<>(absent);
        more.add(path);
        Copy copy = new Copy();
        copy.absent = more;
        return copy.done();
    }

    public FileGroup withWithin(List<String> relative) {
        Copy copy = new Copy();
        copy.within = relative;
        return copy.done();
    }

    /** Whether its files are not known one by one. */
    public boolean isOpaque() {
        return files.isEmpty();
    }

    /** The absolute path of one of its files. */
    public String pathOf(GroupFile file) {
        if (file.path().isEmpty()) return folder.value();
        return folder.equals(ImagePath.ROOT)
                ? "/" + file.path()
                : folder.value() + "/" + file.path();
    }

    /** Whether one of its files lies at this absolute path. */
    boolean isAt(GroupFile file, String path) {
        int start = folder.value().length();
        if (file.path().isEmpty()) return path.equals(folder.value());
        if (start == 1) start = 0;
        return path.length() == start + 1 + file.path().length()
                && path.charAt(start) == '/'
                && path.endsWith(file.path())
                && path.startsWith(folder.value());
    }

    /** The folders, or the one file, at or below which all its files lie. */
    public List<ImagePath> roots() {
        return within.isEmpty() ? List.of(folder) : within.stream().map(folder::resolve).toList();
    }

    /**
     * The same files elsewhere: what lies at or below {@code from} lies at or below {@code to}
     * then; all must lie there.
     */
    public FileGroup moved(ImagePath from, ImagePath to) {
        if (folder.isIn(from)) {
            List<ImagePath> gaps = absent.stream().map(gap -> relocated(gap, from, to)).toList();
            return at(relocated(folder, from, to), within, gaps, files);
        }
        String prefix =
                folder.equals(ImagePath.ROOT)
                        ? from.value()
                        : from.value().substring(folder.value().length());
        String relative = prefix.substring(1);
        List<GroupFile> there = new ArrayList<>(files.size());
        for (GroupFile file : files) {
            String rest =
                    file.path().length() <= relative.length()
                            ? ""
                            : file.path().substring(relative.length() + 1);
            there.add(new GroupFile(rest, file.bytes(), file.compressed(), file.content()));
        }
        return at(to, List.of(), List.of(), there);
    }

    private static ImagePath relocated(ImagePath path, ImagePath from, ImagePath to) {
        return to.resolve(
                "./"
                        + path.value()
                                .substring(
                                        from.equals(ImagePath.ROOT) ? 0 : from.value().length()));
    }

    private FileGroup at(
            ImagePath otherFolder,
            List<String> otherWithin,
            List<ImagePath> otherAbsent,
            List<GroupFile> otherFiles) {
        Copy copy = new Copy();
        copy.folder = otherFolder;
        copy.within = otherWithin;
        copy.absent = otherAbsent;
        copy.files = otherFiles;
        return copy.done();
    }

    /**
     * The files whose absolute path fits, with their share of the weight; empty where none does.
     * Not for opaque groups.
     */
    Optional<FileGroup> only(Predicate<String> fits) {
        List<GroupFile> kept = files.stream().filter(file -> fits.test(pathOf(file))).toList();
        if (kept.isEmpty()) return Optional.empty();
        if (kept.size() == files.size()) return Optional.of(this);
        return Optional.of(
                withFiles(kept)
                        .withWeights(
                                share(uncompressed, sum(kept, false), sum(files, false)),
                                share(compressed, sum(kept, true), sum(files, true))));
    }

    private static long sum(List<GroupFile> some, boolean compressed) {
        return some.stream().mapToLong(compressed ? GroupFile::compressed : GroupFile::bytes).sum();
    }

    private static Weight share(Weight whole, long part, long all) {
        if (part == all || all == 0) return whole;
        return whole.bytes() == all
                ? new Weight(part, whole.sigma())
                : whole.times((double) part / all);
    }

    /** This group, some of its components changed before it is done. */
    private final class Copy {
        String what = FileGroup.this.what;
        ImagePath folder = FileGroup.this.folder;
        List<String> within = FileGroup.this.within;
        List<ImagePath> absent = FileGroup.this.absent;
        List<GroupFile> files = FileGroup.this.files;
        Weight uncompressed = FileGroup.this.uncompressed;
        Weight compressed = FileGroup.this.compressed;
        Owner owner = FileGroup.this.owner;
        Optional<Integer> mode = FileGroup.this.mode;
        Optional<Mark> mark = FileGroup.this.mark;

        FileGroup done() {
            return new FileGroup(
                    what,
                    folder,
                    within,
                    absent,
                    files,
                    uncompressed,
                    compressed,
                    provenance,
                    owner,
                    mode,
                    mark);
        }
    }
}
