package dev.plimsoll.debian;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers that are kept to be had again, all dropped once they are too many: a server lives for
 * months and meets every name that strangers write.
 */
final class Lookups<K, V> {

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final int most;

    Lookups(int most) {
        this.most = most;
    }

    /** {@code look} may ask these lookups again; threads that ask at once may both look. */
    V of(K key, Function<K, V> look) {
        V answer = known.get(key);
        if (answer != null) return answer;
        V found = look.apply(key);
        if (known.size() >= most) known.clear();
        known.put(key, found);
        return found;
    }

    int size() {
        return known.size();
    }
}
