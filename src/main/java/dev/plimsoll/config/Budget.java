package dev.plimsoll.config;

import java.util.Optional;

/**
 * What an image may weigh, uncompressed; each image for itself.
 *
 * @param size bytes
 * @param growth percent of the image at the merge base
 */
public record Budget(Optional<Long> size, Optional<Double> growth) {

    public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return size.isEmpty() && growth.isEmpty();
    }

    /** This, with what {@code below} says where this says nothing. */
    Budget over(Budget below) {
        return new Budget(size.or(below::size), growth.or(below::growth));
    }
}
