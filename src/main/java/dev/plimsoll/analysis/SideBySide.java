package dev.plimsoll.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with several images at once: most of the time of each is waiting for answers. */
final class SideBySide {

    /** Images at once; more would only ask the same servers more often at a time. */
    private static final int MOST = 8;

    private SideBySide() {}

    /** What comes of each, in the order of the items. */
    static <A, B> List<B> map(List<A> items, Function<A, B> each) {
        if (items.size() < 2) return items.stream().map(each).toList();
        Semaphore places = new Semaphore(MOST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<B>> begun = new ArrayList<>();
            for (A item : items) {
                begun.add(
                        threads.submit(() -> {
                            places.acquire();
                            try {
                                return each.apply(item);
                            } finally {
                                places.release();
                            }
                        }));
            }
            List<B> done = new ArrayList<>();
            try {
                for (Future<B> one : begun) done.add(one.get());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("the analysis was interrupted");
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RuntimeException failure) throw failure;
                if (e.getCause() instanceof Error error) throw error;
                throw new IllegalStateException(e.getCause());
            }
            return done;
        }
    }
}
