package dev.plimsoll.job;

/**
 * Whether the process is about to end; asked between steps, so that what is being written is
 * finished and no more begun.
 */
@FunctionalInterface
public interface Stopping {

    Stopping NEVER = () -> false;

    boolean isStopping();

    /** Ends the work here where the process is about to end. */
    default void check() {
        if (isStopping()) throw new StoppedException();
    }

    /** The work was left where it was, and is taken up after the restart. */
    final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        StoppedException() {
            super("the process ends", null, false, false);
        }
    }
}
