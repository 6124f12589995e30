package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.function.Function;

/**
 * A source of COPY or ADD after its patterns are expanded.
 *
 * @param name what it is called in a destination folder; with {@code --parents} with the folders
 *     above it
 * @param folder whether it is a folder, whose contents are copied and not itself
 * @param files what it leaves at a place
 */
record CopyItem(String name, boolean folder, Function<ImagePath, List<FileGroup>> files) {}
