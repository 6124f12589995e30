package dev.plimsoll.index;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Asks side by side, so many questions at a time and no more. */
final class Turns {

    private final Semaphore places;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    Turns(int sideBySide) {
        this.places = new Semaphore(sideBySide);
    }

    <T> CompletableFuture<T> later(Supplier<T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    places.acquireUninterruptibly();
                    try {
                        return question.get();
                    } finally {
                        places.release();
                    }
                },
                threads);
    }
}
