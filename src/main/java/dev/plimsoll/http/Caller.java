package dev.plimsoll.http;

import dev.plimsoll.fact.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.Request;

/**
 * Sends operations: attempts, deadline, redirects, authorization and the mapping of failures live
 * here, once.
 */
public final class Caller {

    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

    private final HttpClients clients;
    private final InstantSource clock;
    private final Pause pause;
    private final Backoff backoff;
    private final List<RequestTrace> traces;
    private final boolean offline;

    public Caller(
            HttpClients clients,
            InstantSource clock,
            Pause pause,
            RandomGenerator random,
            List<RequestTrace> traces) {
        this(clients, clock, pause, random, traces, false);
    }

    private Caller(
            HttpClients clients,
            InstantSource clock,
            Pause pause,
            RandomGenerator random,
            List<RequestTrace> traces,
            boolean offline) {
        this.clients = clients;
        this.clock = clock;
        this.pause = pause;
        this.backoff =
                new Backoff(clients.policy().attempts(), clients.policy().longestWait(), random);
        this.traces = List.copyOf(traces);
        this.offline = offline;
    }

    /** A caller of the real world. */
    public static Caller of(HttpPolicy policy, List<RequestTrace> traces) {
        return new Caller(
                new HttpClients(policy),
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                traces);
    }

    /** A caller that reaches nobody: each call fails and says so. */
    public static Caller offline() {
        return new Caller(
                new HttpClients(HttpPolicy.STANDARD),
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                List.of(),
                true);
    }

    /** Whether it asks nobody. */
    public boolean isOffline() {
        return offline;
    }

    /** The day in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public InstantSource clock() {
        return clock;
    }

    public <T> T call(Endpoint endpoint, Operation<T> operation) throws HttpFailure {
        return call(endpoint, operation, Authorization.NONE);
    }

    public <T> T call(Endpoint endpoint, Operation<T> operation, Authorization authorization)
            throws HttpFailure {
        if (offline) throw HttpFailure.offline().during(operation.purpose());
        Request request = operation.request(endpoint.url());
        Instant deadline =
                clock.instant().plus(operation.patience().orElse(clients.policy().wholeCall()));
        for (int attempt = 1; ; attempt++) {
            try {
                return new Attempt<>(
                                clients,
                                clock,
                                traces,
                                endpoint,
                                operation,
                                authorization,
                                deadline)
                        .send(request);
            } catch (HttpFailure failure) {
                Optional<Duration> wait =
                        REPEATABLE.contains(request.method())
                                ? backoff.after(attempt, failure, clock.instant(), deadline)
                                : Optional.empty();
                HttpFailure told = failure.during(operation.purpose());
                sleep(wait.orElseThrow(() -> told), told);
            }
        }
    }

    /** The same, with a failure as the sentence that says why the answer is not known. */
    public <T> Answer<T> ask(Endpoint endpoint, Operation<T> operation) {
        try {
            return Answer.known(call(endpoint, operation));
        } catch (HttpFailure failure) {
            return Answer.unknown(failure.sentence());
        }
    }

    /** Lets idle connections go, so that a command can end. */
    public void close() {
        clients.close();
    }

    private void sleep(Duration wait, HttpFailure failure) throws HttpFailure {
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
