package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;

/**
 * Images that are yet to be read, as the program was shipped with them: what is asked of indexes
 * and archives on their account is most likely what the images themselves will make one ask.
 */
final class ForeseenBaseImages implements BaseImages {

    private final BaseImages images;
    private final LearntFacts facts;
    private final BaseImages shipped;

    ForeseenBaseImages(BaseImages images, LearntFacts facts, KnownInventories known) {
        this.images = images;
        this.facts = facts;
        this.shipped = new ShippedBaseImages(known);
    }

    /** Also begins to read the image, which will be asked for soon. */
    @Override
    public Answer<BaseImage> find(ImageReference reference, Platform platform) {
        if (facts.haveRead(reference, platform))
            return Answer.unknown("there is nothing to foresee");
        Thread.ofVirtual().start(() -> images.find(reference, platform));
        return shipped.find(reference, platform);
    }
}
