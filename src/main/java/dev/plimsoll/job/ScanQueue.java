package dev.plimsoll.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.RepositoryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First looks at repositories: a task each, behind all reviews, and one at a time in a process.
 * When each is due is written in {@link Repositories}, so that a lost task is made again.
 */
final class ScanQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ScanQueue.class);
    private static final int BATCH = 200;
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 6;

    private final Repositories repositories;
    private final ScanWork scan;
    private final Stopping stopping;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final CustomTask<Void> task;

    ScanQueue(Repositories repositories, ScanWork scan, Stopping stopping) {
        this.repositories = repositories;
        this.scan = scan;
        this.stopping = stopping;
        this.task =
                Tasks.custom("first-scan", Void.class)
                        .defaultPriority(Priority.LOW)
                        .onFailure(this::failed)
                        .onDeadExecutionRevive()
                        .execute((instance, context) -> work(instance));
    }

    CustomTask<Void> task() {
        return task;
    }

    /** Makes the tasks of those that are still to come. */
    void catchUp(SchedulerClient scheduler) {
        for (RepositoryRow row : repositories.toScan(BATCH))
            scheduler.scheduleIfNotExists(
                    task.instance(Long.toString(row.id())),
                    Instant.ofEpochMilli(row.scanAt().orElseThrow()));
    }

    private CompletionHandler<Void> work(TaskInstance<Void> instance) {
        if (!oneAtATime.tryLock())
            return (complete, operations) ->
                    operations.reschedule(complete, Instant.now().plus(BUSY));
        try {
            Optional<RepositoryRow> row = wanted(instance.getId());
            if (row.isPresent()) scan.scan(row.get(), stopping);
            return (complete, operations) -> operations.remove();
        } catch (RetryAt later) {
            return (complete, operations) -> operations.reschedule(complete, later.at());
        } catch (Stopping.StoppedException stopped) {
            return (complete, operations) -> operations.reschedule(complete, Instant.now());
        } catch (Exception failure) {
            throw failure instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(failure.getMessage(), failure);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Optional<RepositoryRow> wanted(String id) {
        return repositories.find(Long.parseLong(id)).filter(row -> row.scanAt().isPresent());
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        String id = complete.getExecution().taskInstance.getId();
        LOG.warn("the first look at repository {} failed", id, complete.getCause().orElse(null));
        if (failures < MOST_FAILURES) {
            Duration wait = FIRST_RETRY.multipliedBy(1L << failures);
            operations.reschedule(
                    complete, stopping.isStopping() ? Instant.now() : Instant.now().plus(wait));
            return;
        }
        wanted(id).ifPresent(row -> scan.giveUp(row, "not looked at: it failed several times"));
        operations.remove();
    }
}
