package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                                base.reference().isOfficial() ? group.withWithin(OFFICIAL) : group);
        }
        return files;
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
