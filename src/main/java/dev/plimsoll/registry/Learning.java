package dev.plimsoll.registry;

import java.util.concurrent.Executor;

/**
 * When layers are read for their exact size and what they hold.
 *
 * @param atOnce layers up to this many bytes are read before the answer
 * @param later reads the others, after it
 */
public record Learning(long atOnce, Executor later) {

    /**
     * What a line of 50 Mbit/s brings in ten seconds: layers of slim images, not those of full
     * ones.
     */
    private static final long SMALL = 60_000_000;

    /** All before the answer: for who waits and wants exact figures. */
    public static Learning now() {
        return new Learning(Long.MAX_VALUE, Runnable::run);
    }

    /** Small ones before the answer, the others in the background. */
    public static Learning later(Executor background) {
        return new Learning(SMALL, background);
    }

    /** None before the answer, all in the background. */
    public static Learning allLater(Executor background) {
        return new Learning(-1, background);
    }
}
