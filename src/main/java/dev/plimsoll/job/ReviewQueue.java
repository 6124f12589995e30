package dev.plimsoll.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.PullRequestName;
import dev.plimsoll.store.PullRequestRow;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.WriteTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the work out, durably. What is to be done is written in {@link PullRequests};
 * db-scheduler's tasks only say that somebody should look, so a lost task is made again and a
 * doubled one finds nothing to do.
 */
public final class ReviewQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewQueue.class);

    /**
     * Four missed heartbeats and a look every second one: a dead process's work is taken over
     * within two minutes.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofMinutes(10);

    /** Below the ten seconds in which the process must end. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(7);

    /** For a request under way to break off. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final int MOST_FAILURES = 12;
    private static final int MOST_ROUNDS = 20;
    private static final int CATCH_UP_BATCH = 1_000;

    private final Database database;
    private final PullRequests pullRequests;
    private final PullRequestWork work;
    private final Runnable recovery;
    private final Outcomes outcomes;
    private final int workers;
    private final CustomTask<Void> review;
    private final CustomTask<Void> mergeGroup;
    private final ScanQueue scans;
    private volatile boolean stopping;
    private volatile Optional<Scheduler> scheduler = Optional.empty();
    private volatile Optional<Thread> firstRecovery = Optional.empty();

    /** The queue; {@code recovery} looks for what was missed, at start and every ten minutes. */
    public ReviewQueue(
            Database database,
            PullRequestWork work,
            ScanWork scanWork,
            Runnable recovery,
            Outcomes outcomes,
            int workers) {
        this.database = database;
        this.pullRequests = new PullRequests(database);
        this.work = work;
        this.recovery = recovery;
        this.outcomes = outcomes;
        this.workers = workers;
        this.scans = new ScanQueue(new Repositories(database), scanWork, () -> stopping);
        this.review =
                Tasks.custom("review", Void.class)
                        .onFailure(this::failed)
                        .onDeadExecutionRevive()
                        .execute(this::review);
        this.mergeGroup =
                Tasks.custom("merge-group", Void.class)
                        .onFailure((complete, operations) -> retry(complete, operations, () -> {}))
                        .onDeadExecutionRevive()
                        .execute(this::pass);
    }

    /** Starts to work, with what an earlier process left first. */
    public void start() {
        // one process owns the embedded database's jobs, so whatever is picked was picked by one
        // that is dead
        if (database.isEmbedded()) {
            database.write(handle ->
                    handle.execute(
                            "UPDATE scheduled_tasks SET picked = false, picked_by = NULL, last_heartbeat = NULL WHERE picked = true"));
            new WriteTurns(database).releaseAll();
        }
        RecurringTask<Void> catchUp =
                Tasks.recurring("catch-up", FixedDelay.of(CATCH_UP)).execute((i, c) -> catchUp());
        RecurringTask<Void> recover =
                Tasks.recurring("recovery", new Delayed(RECOVERY)).execute((i, c) -> recover());
        var builder =
                Scheduler.create(database.writer(), review, mergeGroup, scans.task())
                        .startTasks(catchUp, recover)
                        .threads(workers)
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(SHUTDOWN)
                        .enablePriority()
                        .enableImmediateExecution();
        Scheduler made =
                (database.isEmbedded() ? builder : builder.pollUsingLockAndFetch(0.5, 1.0)).build();
        made.start();
        scheduler = Optional.of(made);
        catchUp();
        // after a start the next recovery lies minutes ahead, just when it is needed most
        firstRecovery = Optional.of(Thread.ofVirtual().start(this::recover));
    }

    /** Wants one more review of the pull request. */
    public void want(PullRequestName name, long now) {
        wake(pullRequests.want(name, now));
    }

    /**
     * Says that there is something to do for this pull request, now. Lost words are caught up with.
     */
    public void wake(long pullRequest) {
        scheduler.ifPresent(running -> soon(running, review.instance(Long.toString(pullRequest))));
    }

    /** Says that there are repositories to be looked at for the first time. */
    public void wakeScans() {
        try {
            scheduler.ifPresent(scans::catchUp);
        } catch (RuntimeException e) {
            // they are stored already, and caught up with
            LOG.warn("first looks cannot be scheduled now: {}", e.getMessage());
        }
    }

    /** Concludes the check on a merge queue's commit. */
    public void passMergeGroup(Repository repository, String head) {
        TaskInstance<Void> instance = mergeGroup.instance(MergeGroups.write(repository, head));
        // by the database alone: deliveries may come before the queue has started
        SchedulerClient.Builder.create(database.writer(), mergeGroup)
                .build()
                .scheduleIfNotExists(instance, Instant.now());
    }

    /** Whether it works. */
    public boolean isRunning() {
        return scheduler.isPresent() && !stopping;
    }

    /** Finishes what is being written, and leaves the rest for the next start. */
    @Override
    public void close() {
        stopping = true;
        scheduler.ifPresent(Scheduler::stop);
        firstRecovery.ifPresent(ReviewQueue::end);
    }

    /** Whatever it still asks for is asked for again after the next start. */
    private static void end(Thread recovering) {
        recovering.interrupt();
        try {
            recovering.join(LAST_WORD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void soon(Scheduler running, TaskInstance<Void> instance) {
        try {
            running.schedule(instance, Instant.now(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            LOG.debug("{} is at work and will see what is wanted when it ends", instance.getId());
        } catch (RuntimeException e) {
            // what is wanted is stored already, and caught up with
            LOG.warn("{} cannot be woken now: {}", instance.getId(), e.getMessage());
        }
    }

    /** Looks for what was missed, and begins with it. */
    private void recover() {
        try {
            recovery.run();
            catchUp();
        } catch (RuntimeException e) {
            if (stopping) LOG.debug("the look for what was missed ends with the process", e);
            else LOG.warn("what was missed cannot be looked for: {}", e.getMessage());
        }
    }

    /**
     * Makes the tasks that a crash between storing and waking, or between ending and looking again,
     * has lost.
     */
    private void catchUp() {
        scheduler.ifPresent(running -> {
            pullRequests
                    .pending(CATCH_UP_BATCH)
                    .forEach(row ->
                            running.scheduleIfNotExists(
                                    review.instance(Long.toString(row.id())), Instant.now()));
            scans.catchUp(running);
        });
    }

    private CompletionHandler<Void> review(TaskInstance<Void> instance, ExecutionContext context) {
        long id = Long.parseLong(instance.getId());
        Instant begin = Instant.now();
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Optional<PullRequestRow> row = pullRequests.find(id);
                if (row.isEmpty() || row.get().isUpToDate()) break;
                work.bringUpToDate(row.get(), () -> stopping);
                pullRequests.done(id, row.get().wanted(), System.currentTimeMillis());
                outcomes.ended("done", Duration.between(begin, Instant.now()));
            }
            return (complete, operations) -> {
                operations.remove();
                // wanted after the last look and before the task was gone
                if (pullRequests.find(id).filter(row -> !row.isUpToDate()).isPresent()) wake(id);
            };
        } catch (RetryAt later) {
            outcomes.ended("postponed", Duration.between(begin, Instant.now()));
            LOG.info("pull request {} waits: {}", id, later.getMessage());
            return (complete, operations) -> operations.reschedule(complete, later.at());
        } catch (Stopping.StoppedException stopped) {
            return (complete, operations) -> operations.reschedule(complete, Instant.now());
        } catch (Exception failure) {
            throw failure instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private CompletionHandler<Void> pass(TaskInstance<Void> instance, ExecutionContext context) {
        MergeGroups.Target target = MergeGroups.read(instance.getId());
        try {
            work.passMergeGroup(target.repository(), target.head());
            return (complete, operations) -> operations.remove();
        } catch (RetryAt later) {
            return (complete, operations) -> operations.reschedule(complete, later.at());
        } catch (Exception failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        long id = Long.parseLong(complete.getExecution().taskInstance.getId());
        LOG.warn("pull request {} failed", id, complete.getCause().orElse(null));
        outcomes.ended("failed", complete.getDuration());
        retry(
                complete,
                operations,
                () ->
                        pullRequests
                                .find(id)
                                .ifPresent(row -> {
                                    outcomes.ended("given-up", complete.getDuration());
                                    work.giveUp(
                                            row,
                                            complete.getCause()
                                                    .orElseGet(() ->
                                                            new IllegalStateException("no cause")));
                                    pullRequests.done(id, row.wanted(), System.currentTimeMillis());
                                }));
    }

    private void retry(
            ExecutionComplete complete, ExecutionOperations<Void> operations, Runnable giveUp) {
        int failures = complete.getExecution().consecutiveFailures;
        if (failures >= MOST_FAILURES) {
            giveUp.run();
            operations.remove();
            return;
        }
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        if (wait.compareTo(LAST_RETRY) > 0) wait = LAST_RETRY;
        operations.reschedule(complete, stopping ? Instant.now() : Instant.now().plus(wait));
    }
}
