package dev.plimsoll.registry;

import dev.plimsoll.http.HttpFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a layer's tar once: what it weighs and what it says is installed. Whiteouts as in OCI image
 * specification, layer.md.
 */
final class LayerReader {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final TarReader tar;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> opaque = new ArrayList<>();
    private final Map<String, Long> folders = new TreeMap<>();
    private long fileBytes;

    private LayerReader(InputStream in) {
        this.tar = new TarReader(in);
    }

    static LayerContents read(InputStream in) throws IOException {
        return new LayerReader(in).read();
    }

    private LayerContents read() throws IOException {
        int entries = 0;
        for (Optional<TarEntry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
            if (++entries > Limits.LAYER_ENTRIES)
                throw HttpFailure.malformed(
                        "the layer has more than " + Limits.LAYER_ENTRIES + " files");
            read(entry.get());
        }
        return new LayerContents(
                fileBytes,
                tar.bytes(),
                texts,
                owners,
                List.copyOf(names),
                removed,
                opaque,
                folders);
    }

    private void read(TarEntry entry) throws IOException {
        if (entry.name().equals(OPAQUE)) opaque.add(entry.folder());
        else if (entry.name().startsWith(WHITEOUT))
            removed.add(sibling(entry, entry.name().substring(WHITEOUT.length())));
        else {
            switch (entry.type()) {
                case FILE -> count(entry.path(), entry.size());
                case SYMBOLIC_LINK ->
                        count(entry.path(), entry.link().getBytes(StandardCharsets.UTF_8).length);
                case HARD_LINK, FOLDER, OTHER -> {}
            }
            keep(entry);
        }
    }

    private void count(String path, long bytes) {
        fileBytes += bytes;
        InterestingPaths.folderOf(path)
                .filter(folder ->
                        folders.containsKey(folder) || folders.size() < Limits.LAYER_FOLDERS)
                .ifPresent(folder -> folders.merge(folder, bytes, Long::sum));
    }

    private void keep(TarEntry entry) throws IOException {
        String path = entry.path();
        boolean program =
                entry.type() != TarEntry.Type.FOLDER && InterestingPaths.isProgram(entry.folder());
        if (program || InterestingPaths.isLibrary(entry.folder(), entry.name())) names.add(path);
        int distribution = InterestingPaths.lengthOfDistribution(path);
        if (distribution > 0) names.add(path.substring(0, distribution));
        if (entry.type() != TarEntry.Type.FILE) return;
        if (InterestingPaths.isText(path)) texts.put(path, text(entry));
        if (InterestingPaths.isFileList(path)) own(InterestingPaths.packageOf(path), text(entry));
    }

    private void own(String owner, String list) {
        list.lines()
                .filter(line -> line.startsWith("/"))
                .map(line -> line.substring(1))
                .forEach(file -> {
                    int slash = file.lastIndexOf('/');
                    if (slash < 0) return;
                    String folder = file.substring(0, slash);
                    if (InterestingPaths.isProgram(folder)) owners.put(file, owner);
                });
    }

    private String text(TarEntry entry) throws IOException {
        return new String(tar.content(entry, Limits.KEPT_FILE), StandardCharsets.UTF_8);
    }

    private static String sibling(TarEntry entry, String name) {
        return entry.folder().isEmpty() ? name : entry.folder() + "/" + name;
    }
}
