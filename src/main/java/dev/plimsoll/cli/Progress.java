package dev.plimsoll.cli;

import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.registry.StreamProgress;
import dev.plimsoll.review.ShownBytes;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * A bar on stderr where that is a terminal: how much of the layers that must be read has come in,
 * and what was asked last. Elsewhere it is silent.
 */
final class Progress implements RequestTrace, StreamProgress {

    /** The line is written anew over itself, so it must not wrap. */
    private static final int WIDTH = 78;

    private static final int BAR = 20;

    private final PrintWriter err;
    private final boolean shown;
    private int answers;
    private int failures;
    private long expected;
    private long read;
    private long shownRead;
    private String last = "";
    private boolean drawn;

    Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    @Override
    public synchronized void sent(Exchange exchange) {
        if (exchange.status() == 0) failures++;
        else answers++;
        last = exchange.what().replaceAll("\\p{Cntrl}", " ");
        draw();
    }

    @Override
    public synchronized void expect(long bytes) {
        expected += bytes;
        draw();
    }

    /** Drawn anew for each hundredth only, as pieces are small. */
    @Override
    public synchronized void read(long bytes) {
        read += bytes;
        if ((read - shownRead) * 100 < expected) return;
        shownRead = read;
        draw();
    }

    private void draw() {
        if (!shown) return;
        String line = "%s %d answers: %s".formatted(bar(), answers, last);
        err.print("\r" + "%-78s".formatted(line.substring(0, Math.min(WIDTH, line.length()))));
        err.flush();
        drawn = true;
    }

    /** Without layers to read nobody knows how much there is, and a mark wanders. */
    private String bar() {
        if (expected <= 0) {
            int at = (answers + failures) % BAR;
            return "[" + " ".repeat(at) + "■" + " ".repeat(BAR - 1 - at) + "]";
        }
        int full = Math.clamp(read * BAR / expected, 0, BAR);
        return "["
                + "■".repeat(full)
                + " ".repeat(BAR - full)
                + "] "
                + ShownBytes.of(Math.min(read, expected))
                + " of "
                + ShownBytes.of(expected);
    }

    synchronized void end() {
        if (!drawn) return;
        err.print("\r" + " ".repeat(WIDTH) + "\r");
        err.flush();
    }

    /** Whether someone was asked and nobody answered. */
    synchronized boolean reachedNobody() {
        return answers == 0 && failures > 0;
    }
}
