package dev.plimsoll.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/** The first time after the delay too, as every start begins with a recovery of its own. */
record Delayed(Duration delay) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return complete.getTimeDone().plus(delay);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return now.plus(delay);
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
