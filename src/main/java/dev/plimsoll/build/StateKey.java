package dev.plimsoll.build;

import java.util.Optional;
import java.util.function.Function;

/**
 * Names something that a program keeps with a stage, such as the packages that it installed. Values
 * are immutable: a stage that starts from another begins with what that one ended with.
 */
public final class StateKey<T> {

    private final String name;
    private final Function<Optional<BaseImage>, T> initial;

    private StateKey(String name, Function<Optional<BaseImage>, T> initial) {
        this.name = name;
        this.initial = initial;
    }

    public static <T> StateKey<T> of(String name, T initial) {
        return new StateKey<>(name, base -> initial);
    }

    /**
     * Starts from what the base image holds; empty is {@code scratch}. Asked only where a program
     * needs it.
     */
    public static <T> StateKey<T> fromBase(String name, Function<Optional<BaseImage>, T> initial) {
        return new StateKey<>(name, initial);
    }

    T initial(Optional<BaseImage> base) {
        return initial.apply(base);
    }

    @Override
    public String toString() {
        return name;
    }
}
