package dev.plimsoll.app;

import dev.plimsoll.fact.FactStore;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Facts in the embedded database, which is opened when the first is asked for: a command that asks
 * none starts faster.
 */
final class LazyFacts implements FactStore {

    private final Path home;
    private final boolean readOnly;
    private Optional<FactStore> opened = Optional.empty();

    /** {@code readOnly}: no database is made where there is none. */
    LazyFacts(Path home, boolean readOnly) {
        this.home = home;
        this.readOnly = readOnly;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return store().get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store().put(key, value);
    }

    private synchronized FactStore store() {
        if (opened.isEmpty()) opened = Optional.of(open());
        return opened.get();
    }

    private FactStore open() {
        if (readOnly && !Files.exists(home.resolve("plimsoll.db"))) return new MemoryFacts();
        try {
            return new Facts(Database.in(home));
        } catch (IOException e) {
            LoggerFactory.getLogger(LazyFacts.class)
                    .warn("what is learnt is not kept: {} cannot be written", home);
            return new MemoryFacts();
        }
    }
}
