package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;

/** The port through which the builder asks for the image of a FROM. */
public interface BaseImages {

    Answer<BaseImage> find(ImageReference reference, Platform platform);
}
