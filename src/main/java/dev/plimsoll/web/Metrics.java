package dev.plimsoll.web;

import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.job.Outcomes;
import dev.plimsoll.store.PullRequests;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What operators watch; every name begins with {@code plimsoll_}. */
public final class Metrics implements Outcomes, RequestTrace {

    /**
     * GitHub names the event, but anyone with the secret could invent more of them than a registry
     * should hold.
     */
    private static final Set<String> EVENTS =
            Set.of(
                    "pull_request",
                    "check_run",
                    "check_suite",
                    "issue_comment",
                    "merge_group",
                    "installation",
                    "repository");

    /** Strangers' files name hosts; beyond so many they are one. */
    private static final int MOST_HOSTS = 30;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    /** Gauges of the queue, asked when they are read. */
    void watch(PullRequests pullRequests, InstantSource clock) {
        registry.gauge("plimsoll.queue.depth", pullRequests, all -> all.backlog().size());
        registry.gauge(
                "plimsoll.queue.age.seconds",
                pullRequests,
                all -> {
                    PullRequests.Backlog backlog = all.backlog();
                    return backlog.size() == 0 ? 0 : (clock.millis() - backlog.since()) / 1_000.0;
                });
    }

    void accepted(String event) {
        Counter.builder("plimsoll.webhook.deliveries")
                .tag("event", EVENTS.contains(event) ? event : "other")
                .register(registry)
                .increment();
    }

    void answered(int status) {
        Counter.builder("plimsoll.webhook.answers")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }

    @Override
    public void ended(String outcome, Duration took) {
        Timer.builder("plimsoll.reviews").tag("outcome", outcome).register(registry).record(took);
    }

    @Override
    public void sent(Exchange exchange) {
        Timer.builder("plimsoll.requests")
                .tag("host", known(exchange.host()))
                .tag("status", Integer.toString(exchange.status()))
                .register(registry)
                .record(exchange.took());
    }

    private String known(String host) {
        if (hosts.contains(host)) return host;
        if (hosts.size() >= MOST_HOSTS) return "other";
        hosts.add(host);
        return host;
    }

    String scrape() {
        return registry.scrape();
    }
}
