package dev.plimsoll.store;

import dev.plimsoll.fact.FactStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts learnt from outside, by key; learnt once and kept. A database that fails is an empty one.
 */
public final class Facts implements FactStore {

    private static final Logger LOG = LoggerFactory.getLogger(Facts.class);

    private final Database database;

    public Facts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return database.read(handle ->
                    handle.createQuery("SELECT value FROM facts WHERE key = :key")
                            .bind("key", key)
                            .mapTo(byte[].class)
                            .findOne());
        } catch (RuntimeException e) {
            LOG.warn("the fact {} cannot be read: {}", key, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, byte[] value) {
        try {
            database.write(handle ->
                    handle.createUpdate(
                                    """
                                    INSERT INTO facts (key, value) VALUES (:key, :value)
                                    ON CONFLICT (key) DO UPDATE SET value = excluded.value
                                    """)
                            .bind("key", key)
                            .bind("value", value)
                            .execute());
        } catch (RuntimeException e) {
            LOG.warn("the fact {} cannot be kept: {}", key, e.getMessage());
        }
    }
}
