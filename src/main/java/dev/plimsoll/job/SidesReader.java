package dev.plimsoll.job;

import dev.plimsoll.github.Comparison;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.GitHubSnapshot;
import dev.plimsoll.github.PullRequestReads;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.PullRequests.Hint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both sides of a pull request in as few round trips as there can be. What a delivery said of
 * them is read ahead of the state, and used only where the state says the same.
 */
final class SidesReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SidesReader.class);

    /** Other names would have to be written otherwise in an address. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]{1,200}");

    private final PullRequestReads reads;
    private final Repository repository;
    private final int number;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<Ahead> ahead = Optional.empty();

    SidesReader(PullRequestReads reads, Repository repository, int number) {
        this.reads = reads;
        this.repository = repository;
        this.number = number;
    }

    /** Both sides, and what lies between them. */
    record Sides(Comparison comparison, GitHubSnapshot base, GitHubSnapshot head) {}

    private record Ahead(String head, Future<Comparison> comparison, Future<GitHubSnapshot> tree) {}

    /** Begins to read what will most likely be wanted. */
    void readAhead(Hint hint) {
        if (!PLAIN.matcher(hint.baseRef()).matches() || hint.baseRef().contains("..")) return;
        ahead =
                Optional.of(
                        new Ahead(
                                hint.head(),
                                threads.submit(() -> compare(hint.baseRef(), hint.head())),
                                threads.submit(() -> reads.snapshot(repository, hint.head()))));
    }

    Sides read(PullRequestState state) throws IOException {
        obeyLimits();
        Future<GitHubSnapshot> head =
                fitting(state)
                        .map(Ahead::tree)
                        .orElseGet(() ->
                                threads.submit(() -> reads.snapshot(repository, state.head())));
        Optional<Comparison> known = comparedAhead(state);
        Comparison comparison =
                known.isPresent() ? known.get() : compare(state.baseTip(), state.head());
        Future<GitHubSnapshot> base =
                threads.submit(() -> reads.snapshot(repository, comparison.mergeBase()));
        reads.readAhead(repository, InputFiles.of(got(head), comparison));
        return new Sides(comparison, got(base), got(head));
    }

    private Comparison compare(String base, String head) throws IOException {
        return reads.compare(repository, number, base, head);
    }

    private Optional<Ahead> fitting(PullRequestState state) {
        return ahead.filter(it -> it.head().equals(state.head()));
    }

    /** The branch may have moved between the two answers. */
    private Optional<Comparison> comparedAhead(PullRequestState state) {
        Optional<Ahead> fits = fitting(state);
        if (fits.isEmpty()) return Optional.empty();
        try {
            return Optional.of(got(fits.get().comparison()))
                    .filter(it -> it.baseTip().equals(state.baseTip()));
        } catch (IOException e) {
            LOG.debug("reading ahead was of no use", e);
            return Optional.empty();
        }
    }

    /** Whoever was told to wait asks no more, even if the answer is not wanted any longer. */
    private void obeyLimits() {
        if (ahead.isEmpty()) return;
        for (Future<?> future : List.of(ahead.get().comparison(), ahead.get().tree())) {
            try {
                got(future);
            } catch (IOException e) {
                LOG.debug("reading ahead was of no use", e);
            }
        }
    }

    private static <T> T got(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading from GitHub", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) throw runtime;
            if (e.getCause() instanceof GitHubRefusal refusal) throw refusal;
            throw new IOException("tried to read both sides: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
