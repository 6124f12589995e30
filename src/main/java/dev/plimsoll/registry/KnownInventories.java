package dev.plimsoll.registry;

import dev.plimsoll.build.Inventory;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import java.util.Optional;

/** What is installed in well-known images, for where their layers were not read. */
public interface KnownInventories {

    KnownInventories NONE = (reference, platform) -> Optional.empty();

    Optional<Inventory> find(ImageReference reference, Platform platform);
}
