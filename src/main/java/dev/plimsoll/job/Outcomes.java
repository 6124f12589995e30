package dev.plimsoll.job;

import java.time.Duration;

/** Hears how runs end, for metrics. */
public interface Outcomes {

    Outcomes UNHEARD = (outcome, took) -> {};

    /**
     * One run of one pull request ended so: {@code done}, {@code postponed}, {@code failed}, {@code
     * given-up}.
     */
    void ended(String outcome, Duration took);
}
