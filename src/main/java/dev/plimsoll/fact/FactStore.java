package dev.plimsoll.fact;

import java.util.Optional;

/**
 * The port through which facts are kept: immutable things learnt from outside, by content address.
 *
 * <p>A key names kind and address, such as {@code layer:sha256:…}; a value never changes once put,
 * so what was lost is only learnt again. The one exception are keys that begin with {@code seen:}:
 * what a moving name last meant, for when it cannot be asked. Implementations never throw: a store
 * that cannot be read is an empty one.
 */
public interface FactStore {

    Optional<byte[]> get(String key);

    void put(String key, byte[] value);
}
