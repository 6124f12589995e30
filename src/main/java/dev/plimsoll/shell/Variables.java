package dev.plimsoll.shell;

import java.util.HashMap;
import java.util.Map;

/** What is known of a shell's variables at a place; immutable. */
public final class Variables {

    /**
     * A text that sets more is nobody's build; the rest is unknown then, so that long texts stay
     * cheap.
     */
    private static final int LIMIT = 1_000;

    private final Map<String, Value> values;
    private final Value others;

    private Variables(Map<String, Value> values, Value others) {
        this.values = values;
        this.others = others;
    }

    /** What is known of one variable. */
    public sealed interface Value {

        /** It has this value. */
        record Known(String text) implements Value {}

        /** It is not set. */
        record Unset() implements Value {}

        /** It may have any value or none. */
        record Unknown() implements Value {}
    }

    /** These, and no others are set. */
    public static Variables closed(Map<String, String> known) {
        return of(known, new Value.Unset());
    }

    /** These, and others may be set. */
    public static Variables open(Map<String, String> known) {
        return of(known, new Value.Unknown());
    }

    private static Variables of(Map<String, String> known, Value others) {
        Map<String, Value> values = new HashMap<>();
        known.forEach((name, value) -> values.put(name, new Value.Known(value)));
        return new Variables(values, others);
    }

    /** What is known of a variable or of a special or positional parameter. */
    public Value get(String name) {
        return values.getOrDefault(name, Characters.isName(name) ? others : new Value.Unknown());
    }

    /** Whether something has been said about this very variable. */
    public boolean mentions(String name) {
        return values.containsKey(name);
    }

    public Variables with(String name, String value) {
        return with(name, new Value.Known(value));
    }

    public Variables withUnknown(String name) {
        return with(name, new Value.Unknown());
    }

    public Variables without(String name) {
        return with(name, new Value.Unset());
    }

    public Variables with(String name, Value value) {
        if (value.equals(values.get(name))) return this;
        if (values.size() >= LIMIT && !values.containsKey(name))
            return new Variables(values, new Value.Unknown());
        Map<String, Value> changed = new HashMap<>(values);
        changed.put(name, value);
        return new Variables(changed, others);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Variables that
                && values.equals(that.values)
                && others.equals(that.others);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + others.hashCode();
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
