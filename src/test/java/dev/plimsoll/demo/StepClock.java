package dev.plimsoll.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that somebody moves; each look at it takes a millisecond. */
final class StepClock implements InstantSource {

    private Instant now = Instant.parse("2026-06-01T00:00:00Z");

    @Override
    public synchronized Instant instant() {
        now = now.plusMillis(1);
        return now;
    }

    synchronized void moveTo(Instant time) {
        if (time.isAfter(now)) now = time;
    }
}
