package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.http.Caller;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Base images from facts alone: what was learnt before, else what the program was shipped with. */
final class OfflineBaseImages implements BaseImages {

    private final FactStore store;
    private final KnownInventories known;
    private final LearntFacts facts;
    private final ShippedBaseImages shipped;

    /** Made at most a few times, which does no harm. */
    private volatile @Nullable BaseImages learnt;

    OfflineBaseImages(FactStore store, KnownInventories known) {
        this.store = store;
        this.known = known;
        this.facts = new LearntFacts(store);
        this.shipped = new ShippedBaseImages(known);
    }

    @Override
    public Answer<BaseImage> find(ImageReference reference, Platform platform) {
        // a client that reaches nobody is not even made for an image that was never seen
        if (!facts.know(reference)) return shipped.find(reference, platform);
        return learnt(reference, platform).or(() -> shipped.find(reference, platform));
    }

    private Answer<BaseImage> learnt(ImageReference reference, Platform platform) {
        BaseImages images = learnt;
        if (images == null) {
            var nobody = new RegistryEndpoints(Map.of());
            images =
                    Registries.online(
                            Caller.offline(),
                            nobody,
                            Credentials.NONE,
                            store,
                            Learning.now(),
                            known,
                            StreamProgress.NONE);
            learnt = images;
        }
        return images.find(reference, platform);
    }
}
