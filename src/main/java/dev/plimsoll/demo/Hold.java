package dev.plimsoll.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that hangs, before or after it had its effect, until it is let go. */
public final class Hold {

    private final String method;
    private final String path;
    private final boolean afterwards;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold(String method, String path, boolean afterwards) {
        this.method = method;
        this.path = path;
        this.afterwards = afterwards;
    }

    /** Waits until the request hangs; false where that takes longer than {@code patience}. */
    public boolean awaitArrival(Duration patience) throws InterruptedException {
        return arrived.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets it go: what has had no effect by now is refused. */
    public void release() {
        released.countDown();
    }

    boolean hits(String itsMethod, String itsPath, boolean itIsDone) {
        return itIsDone == afterwards
                && method.equals(itsMethod)
                && itsPath.contains(path)
                && arrived.getCount() > 0;
    }

    void arrive() {
        arrived.countDown();
    }

    void hang() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
