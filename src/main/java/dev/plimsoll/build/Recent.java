package dev.plimsoll.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The values that were asked for last, by what they are made of. */
final class Recent<K, V> {

    private final Map<K, V> values;

    Recent(int most) {
        this.values =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                };
    }

    /** Made outside the lock: threads that ask at once for the same may both make it. */
    V of(K key, Function<K, V> make) {
        synchronized (values) {
            V known = values.get(key);
            if (known != null) return known;
        }
        V made = make.apply(key);
        synchronized (values) {
            V other = values.putIfAbsent(key, made);
            return other == null ? made : other;
        }
    }
}
