package dev.plimsoll.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What programs keep with a stage, at one moment; immutable. */
public final class States {

    private final Optional<BaseImage> base;
    private final Map<StateKey<?>, Object> values;

    private States(Optional<BaseImage> base, Map<StateKey<?>, Object> values) {
        this.base = base;
        this.values = values;
    }

    /** Nothing kept yet, on this base image; empty is {@code scratch}. */
    public static States on(Optional<BaseImage> base) {
        return new States(base, Map.of());
    }

    /** The image that the stage, or the stage it starts from, is based on. */
    public Optional<BaseImage> base() {
        return base;
    }

    @SuppressWarnings("unchecked") // with() is the only way in, and puts a T under a StateKey<T>
    public <T> T get(StateKey<T> key) {
        Object value = values.get(key);
        return value != null ? (T) value : key.initial(base);
    }

    public <T> States with(StateKey<T> key, T value) {
        Map<StateKey<?>, Object> changed = new HashMap<>(values);
        changed.put(key, value);
        return new States(base, changed);
    }
}
