package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.util.Optional;

/** The port through which the builder asks for the image of a FROM. */
public interface BaseImages {

    Answer<BaseImage> find(ImageReference reference, Platform platform);

    /**
     * The same images as far as they are known without waiting, for who looks ahead while {@link
     * #find} is still reading; empty where it never reads for long.
     */
    default Optional<BaseImages> foreseen() {
        return Optional.empty();
    }
}
