package dev.plimsoll.fact;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was asked of the outside, or the sentence that says why it is not known. An unknown is never
 * counted as zero.
 */
public sealed interface Answer<T> {

    record Known<T>(T value) implements Answer<T> {}

    /** {@code why} completes "… is not known: ", names no credential, and is fit to be shown. */
    record Unknown<T>(String why) implements Answer<T> {}

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> unknown(String why) {
        return new Unknown<>(why);
    }

    default Optional<T> asOptional() {
        return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return flatMap(value -> known(change.apply(value)));
    }

    default <R> Answer<R> flatMap(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Unknown<T>(String why) -> unknown(why);
        };
    }

    /** This, or where it is unknown what {@code other} answers. */
    default Answer<T> or(Supplier<Answer<T>> other) {
        return this instanceof Known<T> ? this : other.get();
    }
}
