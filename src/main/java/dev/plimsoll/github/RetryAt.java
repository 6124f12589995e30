package dev.plimsoll.github;

import java.time.Instant;

/** GitHub, or our own pace, wants the work to wait: the job goes back into the queue until then. */
public final class RetryAt extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient Instant at;

    public RetryAt(Instant at, String why) {
        super(why + ", again at " + at);
        this.at = at;
    }

    public Instant at() {
        return at;
    }
}
