package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileSystemTest {

    private static final List<String> FOLDERS = List.of("/a", "/a/b", "/c", "/c/d/e", "/f");

    @Test
    void removing_from_the_top_layer_leaves_nothing_and_from_a_lower_one_everything() {
        FileSystem one = FileSystem.EMPTY.withLayer().with(group("/a", 3));
        assertThat(weight(one.without(all("/a")).files())).isZero();
        assertThat(weight(one.withLayer().without(all("/a")).files())).isEqualTo(weight(one));
    }

    @Test
    void a_part_of_an_opaque_group_is_unsure() {
        FileSystem files = FileSystem.EMPTY.withLayer().with(opaque("/a", 100));
        assertThat(files.without(all("/a/b")).unsure()).hasSize(1);
        assertThat(files.without(PathPattern.of(ImagePath.ROOT, "/a/*")).unsure()).isEmpty();
        assertThat(weight(files.without(PathPattern.of(ImagePath.ROOT, "/a/*")).files())).isZero();
    }

    @Test
    void carving_keeps_the_layers_weight() {
        FileSystem files = FileSystem.EMPTY.withLayer().with(opaque("/", 1000));
        FileSystem carved = files.carved(ImagePath.of("/usr/x"), List.of(group("/usr/x", 4)));
        assertThat(carved.select(ImagePath.of("/usr/x")).unsure()).isEmpty();
        assertThat(weight(carved)).isEqualTo(weight(files));
        assertThat(carved.select(ImagePath.of("/usr/x")).groups()).hasSize(1);
    }

    /**
     * Seeded: whatever is added, hidden, moved or rewritten, lower layers never change and nothing
     * is counted twice.
     */
    @Test
    void a_whiteout_never_lowers_the_total_and_lower_layers_stay_as_they_are() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            FileSystem files = FileSystem.EMPTY.withLayer();
            List<Long> sealed = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                String folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
                switch (random.nextInt(4)) {
                    case 0 -> files = files.with(group(folder, 1 + random.nextInt(4)));
                    case 1 -> files = files.without(all(folder)).files();
                    case 2 ->
                            files =
                                    files.rewrite(
                                                    all(folder),
                                                    some -> some.withOwner(new Owner("1", "1")))
                                            .files();
                    default -> {
                        sealed.add(weight(files, files.layers() - 1));
                        files = files.withLayer();
                    }
                }
                for (int layer = 0; layer < sealed.size(); layer++) {
                    assertThat(weight(files, layer)).isEqualTo(sealed.get(layer));
                }
                long visible = files.visible().mapToLong(some -> some.uncompressed().bytes()).sum();
                assertThat(visible).isLessThanOrEqualTo(weight(files));
                assertThat(
                                files.visible()
                                        .flatMap(some -> some.files().stream().map(some::pathOf))
                                        .toList())
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static PathPattern all(String path) {
        return PathPattern.exactly(ImagePath.of(path));
    }

    private static FileGroup group(String folder, int count) {
        List<GroupFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) files.add(GroupFile.of("f" + i, 10 + i, 5));
        return FileGroup.of("group", ImagePath.of(folder), files, Provenance.MODEL);
    }

    private static FileGroup opaque(String folder, long bytes) {
        return FileGroup.opaque(
                "opaque",
                ImagePath.of(folder),
                Weight.exact(bytes),
                Weight.exact(bytes),
                Provenance.MODEL);
    }

    private static long weight(FileSystem files) {
        long sum = 0;
        for (int layer = 0; layer < files.layers(); layer++) sum += weight(files, layer);
        return sum;
    }

    private static long weight(FileSystem files, int layer) {
        return files.layer(layer).stream().mapToLong(group -> group.uncompressed().bytes()).sum();
    }
}
