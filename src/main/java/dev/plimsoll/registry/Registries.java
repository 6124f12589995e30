package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImages;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.http.Caller;

/** Puts together what answers for base images. */
public final class Registries {

    private Registries() {}

    /** Asks registries; what is learnt goes to {@code store}. */
    public static BaseImages online(
            Caller caller,
            RegistryEndpoints endpoints,
            Credentials credentials,
            FactStore store,
            Learning learning,
            KnownInventories known,
            StreamProgress progress) {
        var client = new RegistryClient(caller, endpoints, credentials);
        var facts = new LearntFacts(store);
        return new RegistryBaseImages(
                client, facts, new LayerScale(client, facts, learning, progress), known);
    }

    /** Asks nobody: what was learnt before, else what the program was shipped with. */
    public static BaseImages offline(FactStore store, KnownInventories known) {
        return new OfflineBaseImages(store, known);
    }
}
