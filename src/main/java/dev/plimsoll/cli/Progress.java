package dev.plimsoll.cli;

import dev.plimsoll.http.RequestTrace;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * One line on stderr that tells what is being asked, where stderr is a terminal; elsewhere it is
 * silent.
 */
final class Progress implements RequestTrace {

    /** The line is written anew over itself, so it must not wrap. */
    private static final int WIDTH = 78;

    private final PrintWriter err;
    private final boolean shown;
    private int answers;
    private int failures;

    Progress(PrintWriter err, boolean offline) {
        this.err = err;
        this.shown =
                !offline
                        && Optional.ofNullable(System.console())
                                .filter(Console::isTerminal)
                                .isPresent();
    }

    @Override
    public synchronized void sent(Exchange exchange) {
        if (exchange.status() == 0) failures++;
        else answers++;
        if (!shown) return;
        String line =
                "asked %d times: %s"
                        .formatted(
                                answers + failures, exchange.what().replaceAll("\\p{Cntrl}", " "));
        err.print("\r" + "%-78s".formatted(line.substring(0, Math.min(WIDTH, line.length()))));
        err.flush();
    }

    synchronized void end() {
        if (!shown || answers + failures == 0) return;
        err.print("\r" + " ".repeat(WIDTH) + "\r");
        err.flush();
    }

    /** Whether someone was asked and nobody answered. */
    synchronized boolean reachedNobody() {
        return answers == 0 && failures > 0;
    }
}
