package dev.plimsoll.build.apt;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.Excludes;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.fact.Answer;
import java.util.Optional;

/**
 * What apt and dpkg know in a stage.
 *
 * @param stanzas of packages that instructions installed, in bytes of dpkg's status: each later run of apt writes them again
 * @param unknown why nothing of this is known; empty where it is
 */
public record AptState(InstalledPackages installed, AptSources sources, Excludes excludes, long stanzas, Optional<String> unknown) {

    public static final StateKey<AptState> KEY = StateKey.fromBase("apt", AptState::of);

    private static AptState of(Optional<BaseImage> base) {
        Answer<Inventory> inventory = base.map(BaseImage::inventory).orElseGet(() -> Answer.unknown("there is no apt in an empty image"));
        return switch (inventory) {
            case Answer.Known<Inventory>(Inventory known) ->
                    new AptState(known.dpkg(), known.aptSources(), Excludes.of(known.pathExcludes()), 0, Optional.empty());
            case Answer.Unknown<Inventory>(String why) ->
                    new AptState(InstalledPackages.NONE, new AptSources(java.util.List.of()), Excludes.NONE, 0, Optional.of(why));
        };
    }

    AptState with(InstalledPackages after, long moreStanzas) {
        return new AptState(after, sources, excludes, Math.max(0, stanzas + moreStanzas), unknown);
    }

    /** Its place in a file name or a sentence: {@code bookworm}; empty where no source is known. */
    Optional<String> suite() {
        return sources.sources().stream().map(AptSources.Source::suite).findFirst();
    }
}
