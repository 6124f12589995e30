package dev.plimsoll.cli;

import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.review.ShownBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every request with its time, drawn below each other: what waited for what. */
final class Waterfall implements RequestTrace {

    /** Characters that the whole time is drawn with. */
    private static final int WIDTH = 40;

    private final List<Exchange> exchanges = new ArrayList<>();

    @Override
    public synchronized void sent(Exchange exchange) {
        exchanges.add(exchange);
    }

    @Override
    public synchronized String toString() {
        if (exchanges.isEmpty()) return "nobody was asked\n";
        List<Exchange> inOrder =
                exchanges.stream().sorted(Comparator.comparing(Exchange::start)).toList();
        Instant first = inOrder.getFirst().start();
        Instant last =
                inOrder.stream()
                        .map(one -> one.start().plus(one.took()))
                        .max(Comparator.naturalOrder())
                        .orElse(first);
        long whole = Math.max(1, Duration.between(first, last).toMillis());
        StringBuilder out = new StringBuilder();
        for (Exchange one : inOrder) {
            int from = (int) (Duration.between(first, one.start()).toMillis() * WIDTH / whole);
            int length = Math.max(1, (int) (one.took().toMillis() * WIDTH / whole));
            String bar =
                    (" ".repeat(Math.min(from, WIDTH - 1)) + "▬".repeat(length))
                            .substring(0, Math.min(WIDTH, Math.min(from, WIDTH - 1) + length));
            out.append(
                    "%6d ms %-40s %3d %9s %s: %s%n"
                            .formatted(
                                    one.took().toMillis(),
                                    bar,
                                    one.status(),
                                    ShownBytes.of(one.bytes()),
                                    one.host(),
                                    one.what().replaceAll("\\p{Cntrl}", " ")));
        }
        long bytes = inOrder.stream().mapToLong(Exchange::bytes).sum();
        return out.append(
                        "%d requests, %s, %d ms%n"
                                .formatted(inOrder.size(), ShownBytes.of(bytes), whole))
                .toString();
    }
}
