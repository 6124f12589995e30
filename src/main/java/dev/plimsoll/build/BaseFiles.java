package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import dev.plimsoll.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A base image as layers of files that are not known one by one. */
final class BaseFiles {

    /**
     * Where Docker's official images of distributions and languages have files; nothing of theirs
     * is elsewhere.
     */
    private static final List<String> OFFICIAL =
            List.of(
                    "usr",
                    "etc",
                    "bin",
                    "sbin",
                    "lib",
                    "lib64",
                    "var",
                    "root",
                    "opt/java",
                    "opt/conda");

    /**
     * Below /usr all but /usr/src, which is empty in the images of {@link #WITHOUT_SOURCES}; php,
     * wordpress and redmine keep their own archives there.
     */
    private static final List<String> WITHOUT_USR_SRC =
            Stream.concat(
                            OFFICIAL.stream().filter(place -> !place.equals("usr")),
                            Stream.of(
                                            "bin", "games", "include", "lib", "lib32", "lib64",
                                            "libexec", "libx32", "local", "sbin", "share")
                                    .map("usr/"::concat))
                    .toList();

    private static final Set<String> WITHOUT_SOURCES =
            Stream.of("python", "pypy", "debian", "ubuntu", "alpine", "buildpack-deps")
                    .map("library/"::concat)
                    .collect(Collectors.toUnmodifiableSet());

    private BaseFiles() {}

    static FileSystem of(BaseImage base) {
        FileSystem files = FileSystem.EMPTY;
        for (BaseImage.Layer layer : base.layers()) {
            FileGroup group =
                    FileGroup.opaque(
                            "base:" + base.reference().familiar(),
                            ImagePath.ROOT,
                            layer.uncompressed(),
                            layer.compressed(),
                            layer.provenance());
            files = files.withLayer();
            boolean hasFiles = layer.uncompressed().bytes() > 0;
            if (hasFiles)
                files =
                        files.with(
                                parted(
                                        group.withWithin(places(base.reference())),
                                        layer.folders()));
        }
        return files;
    }

    private static List<String> places(ImageReference reference) {
        if (!reference.isOfficial()) return List.of();
        return WITHOUT_SOURCES.contains(reference.repository()) ? WITHOUT_USR_SRC : OFFICIAL;
    }

    /** The folders that are known by themselves, and what lies in none of them. */
    private static List<FileGroup> parted(FileGroup whole, List<BaseImage.Folder> folders) {
        List<FileGroup> parts = new ArrayList<>();
        FileGroup rest = whole;
        for (BaseImage.Folder folder : folders) {
            FileGroup part =
                    FileGroup.opaque(
                            whole.what(),
                            folder.path(),
                            folder.uncompressed(),
                            folder.compressed(),
                            whole.provenance());
            rest = Weights.minus(rest, part).withAbsent(folder.path());
            if (folder.uncompressed().bytes() > 0) parts.add(without(part, folders));
        }
        if (rest.uncompressed().bytes() > 0) parts.add(rest);
        return parts;
    }

    private static FileGroup without(FileGroup part, List<BaseImage.Folder> folders) {
        FileGroup own = part;
        for (BaseImage.Folder other : folders) {
            boolean inside =
                    other.path().isIn(part.folder()) && !other.path().equals(part.folder());
            if (inside) own = own.withAbsent(other.path());
        }
        return own;
    }

    /**
     * The base's layers as the image lists them: what is carved out of them later does not show.
     */
    static List<Layer> layers(BaseImage base, String stage) {
        List<Layer> layers = new ArrayList<>();
        for (BaseImage.Layer layer : base.layers()) {
            Part part =
                    new Part(
                            "base:" + base.reference().familiar(),
                            layer.uncompressed(),
                            layer.compressed(),
                            layer.provenance());
            layers.add(
                    new Layer(
                            stage, Optional.empty(), layer.createdBy(), List.of(part), List.of()));
        }
        return layers;
    }
}
