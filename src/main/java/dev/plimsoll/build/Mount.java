package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.util.List;

/**
 * A {@code --mount} of a RUN: nothing that is written at or below its target stays in the image.
 *
 * @param type {@code bind}, {@code cache}, {@code tmpfs}, {@code secret} or {@code ssh}
 * @param files what a bind shows there, as far as it is known
 */
public record Mount(ImagePath target, String type, List<FileGroup> files) {

    public boolean covers(ImagePath path) {
        return path.isIn(target);
    }
}
