package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a stage holds, layer by layer, as groups of files; immutable. What is removed from the top
 * layer is gone; what is removed from a lower one is hidden and weighs there still.
 */
public final class FileSystem {

    /** {@code scratch}: no layer. */
    public static final FileSystem EMPTY = new FileSystem(List.of(), new TreeSet<>(), 0);

    /** A group in its layer; {@code hidden} where a higher layer removed or replaced it. */
    private record Placed(FileGroup group, List<ImagePath> roots, int layer, boolean hidden) {
        Placed(FileGroup group, int layer) {
            this(group, group.roots(), layer, false);
        }

        Placed hide() {
            return new Placed(group, roots, layer, true);
        }

        Placed holding(FileGroup other) {
            boolean there =
                    other.folder().equals(group.folder()) && other.within().equals(group.within());
            return new Placed(other, there ? roots : other.roots(), layer, hidden);
        }
    }

    /**
     * A changed file system.
     *
     * @param unsure opaque groups that are affected in part, nobody knows how far
     */
    public record Change(FileSystem files, List<FileGroup> unsure) {}

    /**
     * The visible files at some paths.
     *
     * @param unsure opaque groups that may have files there, and elsewhere
     */
    public record Selection(List<FileGroup> groups, List<FileGroup> unsure) {}

    private final List<Placed> placed;
    private final SortedSet<ImagePath> folders;
    private final int layers;

    private FileSystem(List<Placed> placed, SortedSet<ImagePath> folders, int layers) {
        this.placed = placed;
        this.folders = folders;
        this.layers = layers;
    }

    public int layers() {
        return layers;
    }

    /** The same files under a new, empty top layer. */
    public FileSystem withLayer() {
        return new FileSystem(placed, folders, layers + 1);
    }

    /** What a layer weighs: its groups, the hidden ones included; the lowest layer is 0. */
    public List<FileGroup> layer(int index) {
        return placed.stream().filter(one -> one.layer == index).map(Placed::group).toList();
    }

    /** What can be seen, the lowest layer first. */
    public Stream<FileGroup> visible() {
        return placed.stream().filter(one -> !one.hidden).map(Placed::group);
    }

    /** Adds to the top layer; files of the same path are replaced. */
    public FileSystem with(Collection<FileGroup> groups) {
        Set<String> paths = new HashSet<>();
        for (FileGroup group : groups) group.files().forEach(file -> paths.add(group.pathOf(file)));
        List<Placed> all = new ArrayList<>(paths.isEmpty() ? placed : without(paths, groups));
        groups.forEach(group -> all.add(new Placed(group, layers - 1)));
        return new FileSystem(all, folders, layers);
    }

    public FileSystem with(FileGroup group) {
        return with(List.of(group));
    }

    /** {@code paths} are those of all files of {@code others}. */
    private List<Placed> without(Set<String> paths, Collection<FileGroup> others) {
        Set<ImagePath> folders = new HashSet<>();
        others.forEach(other -> folders.add(other.folder()));
        List<Placed> rest = new ArrayList<>();
        for (Placed one : placed) {
            if (one.hidden || one.group.isOpaque() || isApart(one.group.folder(), folders)) {
                rest.add(one);
                continue;
            }
            split(one, paths::contains).forEach(piece -> keep(piece, rest));
        }
        return rest;
    }

    private static boolean isApart(ImagePath folder, Set<ImagePath> others) {
        for (ImagePath other : others) if (folder.isIn(other) || other.isIn(folder)) return false;
        return true;
    }

    /** Whether it has the same groups in the same layers; empty folders do not count. */
    boolean weighsAs(FileSystem other) {
        return layers == other.layers && placed.equals(other.placed);
    }

    /** A folder that holds nothing yet. */
    public FileSystem withFolder(ImagePath folder) {
        SortedSet<ImagePath> more = new TreeSet<>(folders);
        more.add(folder);
        return new FileSystem(placed, more, layers);
    }

    /** Folders that instructions made by themselves; others exist by what lies in them. */
    public SortedSet<ImagePath> folders() {
        return Collections.unmodifiableSortedSet(folders);
    }

    /**
     * Removes what the pattern holds: from the top layer for good, in lower layers by hiding it.
     */
    public Change without(PathPattern pattern) {
        List<Placed> rest = new ArrayList<>();
        List<FileGroup> unsure = new ArrayList<>();
        for (Placed one : placed) {
            if (one.hidden || !touches(one, pattern)) {
                rest.add(one);
            } else if (one.group.isOpaque()) {
                if (holdsAll(one, pattern)) {
                    keep(new Piece(one, true), rest);
                } else {
                    rest.add(
                            pattern.isGlob()
                                    ? one
                                    : one.holding(one.group.withAbsent(pattern.path())));
                    if (one.layer == layers - 1) unsure.add(one.group);
                }
            } else {
                split(one, pattern::holds).forEach(piece -> keep(piece, rest));
            }
        }
        SortedSet<ImagePath> left = new TreeSet<>(folders);
        left.removeIf(folder -> pattern.holds(folder.value()));
        return new Change(new FileSystem(rest, left, layers), unsure);
    }

    /** Removes whole groups: from the top layer for good, in lower layers by hiding them. */
    public FileSystem withoutGroups(Predicate<FileGroup> which) {
        List<Placed> rest = new ArrayList<>();
        for (Placed one : placed) keep(new Piece(one, !one.hidden && which.test(one.group)), rest);
        return new FileSystem(rest, folders, layers);
    }

    /** The visible files that the pattern holds. */
    public Selection select(PathPattern pattern) {
        List<FileGroup> groups = new ArrayList<>();
        List<FileGroup> unsure = new ArrayList<>();
        for (Placed one : placed) {
            if (one.hidden || !touches(one, pattern)) continue;
            if (!one.group.isOpaque()) one.group.only(pattern::holds).ifPresent(groups::add);
            else if (holdsAll(one, pattern)) groups.add(one.group);
            else unsure.add(one.group);
        }
        return new Selection(groups, unsure);
    }

    public Selection select(ImagePath path) {
        return select(PathPattern.exactly(path));
    }

    /**
     * Changes groups that the pattern holds. What does change and lies in a lower layer is written
     * again in full to the top one; what comes out equal stays where it is and costs nothing, as
     * BuildKit leaves out such files.
     */
    public Change rewrite(PathPattern pattern, UnaryOperator<FileGroup> change) {
        List<Placed> rest = new ArrayList<>();
        List<Placed> copiedUp = new ArrayList<>();
        List<FileGroup> unsure = new ArrayList<>();
        for (Placed one : placed) {
            if (one.hidden || !touches(one, pattern)) {
                rest.add(one);
                continue;
            }
            if (one.group.isOpaque() && !holdsAll(one, pattern)) {
                rest.add(one);
                if (one.layer < layers - 1) unsure.add(one.group);
                continue;
            }
            for (Piece piece :
                    one.group.isOpaque()
                            ? List.of(new Piece(one, true))
                            : split(one, pattern::holds)) {
                FileGroup after = piece.fits ? change.apply(piece.one.group) : piece.one.group;
                if (after.equals(piece.one.group)) {
                    rest.add(piece.one);
                } else if (piece.one.layer == layers - 1) {
                    rest.add(piece.one.holding(after));
                } else {
                    rest.add(piece.one.hide());
                    copiedUp.add(new Placed(after, layers - 1));
                }
            }
        }
        rest.addAll(copiedUp);
        return new Change(new FileSystem(rest, folders, layers), unsure);
    }

    /**
     * Tells known groups apart from the opaque ones whose weight they are a part of, such as what a
     * base image is known to hold: every layer weighs as before. They are taken out of the heaviest
     * that may have files there; where none is heavy enough, nothing changes.
     *
     * @param whole where no opaque group has files besides these then
     */
    public FileSystem carved(ImagePath whole, List<FileGroup> known) {
        long bytes = known.stream().mapToLong(group -> group.uncompressed().bytes()).sum();
        long compressed = known.stream().mapToLong(group -> group.compressed().bytes()).sum();
        Optional<Placed> heaviest =
                placed.stream()
                        .filter(one ->
                                !one.hidden
                                        && one.group.isOpaque()
                                        && touches(one, PathPattern.exactly(whole)))
                        .max(Comparator.comparingLong(one -> one.group.uncompressed().bytes()));
        if (heaviest.isEmpty() || heaviest.get().group.uncompressed().bytes() < bytes) return this;
        if (heaviest.get().group.compressed().bytes() < compressed) return this;
        List<Placed> all = new ArrayList<>();
        for (Placed one : placed) {
            boolean opaque = !one.hidden && one.group.isOpaque();
            FileGroup rest = opaque ? one.group.withAbsent(whole) : one.group;
            if (one.equals(heaviest.get())) {
                for (FileGroup group : known) rest = Weights.minus(rest, group);
                all.add(one.holding(rest));
                known.forEach(group -> all.add(new Placed(group, one.layer)));
            } else {
                all.add(one.holding(rest));
            }
        }
        return new FileSystem(all, folders, layers);
    }

    /** The files of the repository that can be seen as they are there. */
    public Stream<RepositoryPath> origins() {
        return visible()
                .flatMap(group -> group.files().stream())
                .flatMap(file -> file.content().stream())
                .flatMap(content ->
                        content instanceof FileContent.Repository(RepositoryPath path)
                                ? Stream.of(path)
                                : Stream.empty());
    }

    /** A visible file that is known one by one. */
    public Optional<GroupFile> file(ImagePath path) {
        return groupOf(path).flatMap(group -> fileAt(group, path));
    }

    /** The group that holds a visible file known one by one. */
    public Optional<FileGroup> groupOf(ImagePath path) {
        return highest(path).map(Placed::group);
    }

    /** The layer, the lowest being 0, that holds a visible file known one by one. */
    public Optional<Integer> layerOf(ImagePath path) {
        return highest(path).map(Placed::layer);
    }

    private Optional<Placed> highest(ImagePath path) {
        for (int i = placed.size() - 1; i >= 0; i--) {
            Placed one = placed.get(i);
            if (!one.hidden && path.isIn(one.group.folder()) && fileAt(one.group, path).isPresent())
                return Optional.of(one);
        }
        return Optional.empty();
    }

    private static Optional<GroupFile> fileAt(FileGroup group, ImagePath path) {
        for (GroupFile file : group.files()) {
            if (group.isAt(file, path.value())) return Optional.of(file);
        }
        return Optional.empty();
    }

    /** Whether something is known to be at this path. */
    public boolean exists(ImagePath path) {
        return isFolder(path) || file(path).isPresent();
    }

    /** Whether a folder is known to be at this path. */
    public boolean isFolder(ImagePath path) {
        if (path.equals(ImagePath.ROOT)) return true;
        for (ImagePath folder : folders) if (folder.isIn(path)) return true;
        for (Placed one : placed) if (!one.hidden && holdsFolder(one, path)) return true;
        return false;
    }

    /** Whether a file that is not known one by one may be at or below this path. */
    public boolean mayHide(ImagePath path) {
        return placed.stream()
                .filter(one -> !one.hidden && one.group.isOpaque())
                .filter(one -> one.group.absent().stream().noneMatch(path::isIn))
                .anyMatch(one ->
                        one.roots.stream().anyMatch(root -> path.isIn(root) || root.isIn(path)));
    }

    private static boolean holdsFolder(Placed one, ImagePath path) {
        FileGroup group = one.group;
        if (group.isOpaque()) {
            for (ImagePath root : one.roots) if (root.isIn(path)) return true;
            return false;
        }
        if (group.folder().isIn(path) && !group.folder().equals(path)) return true;
        if (!path.isIn(group.folder())) return false;
        String prefix = path.value() + "/";
        for (GroupFile file : group.files()) {
            if (group.pathOf(file).startsWith(prefix)) return true;
        }
        return false;
    }

    private static boolean touches(Placed one, PathPattern pattern) {
        for (ImagePath gap : one.group.absent()) if (pattern.stem().isIn(gap)) return false;
        for (ImagePath root : one.roots) if (pattern.mayTouchBelow(root)) return true;
        return false;
    }

    private static boolean holdsAll(Placed one, PathPattern pattern) {
        return one.roots.stream().allMatch(pattern::holdsAllBelow);
    }

    private record Piece(Placed one, boolean fits) {}

    private static List<Piece> split(Placed one, Predicate<String> fits) {
        List<Piece> pieces = new ArrayList<>();
        one.group
                .only(fits.negate())
                .ifPresent(rest -> pieces.add(new Piece(one.holding(rest), false)));
        one.group.only(fits).ifPresent(some -> pieces.add(new Piece(one.holding(some), true)));
        return pieces;
    }

    private void keep(Piece piece, List<Placed> rest) {
        if (!piece.fits) rest.add(piece.one);
        else if (piece.one.layer < layers - 1) rest.add(piece.one.hide());
    }
}
