package dev.plimsoll.http;

import java.time.Duration;

/** How to wait; handed in, so that tests do not. */
public interface Pause {

    Pause REAL = Thread::sleep;

    void sleep(Duration time) throws InterruptedException;
}
