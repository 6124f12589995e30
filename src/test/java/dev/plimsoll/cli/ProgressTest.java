package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.http.RequestTrace.Exchange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter written = new StringWriter();

    private Progress progress(boolean shown) {
        return new Progress(new PrintWriter(written), shown);
    }

    private static Exchange answer(int status) {
        return new Exchange(
                "read a layer\nof python", "example.org", Instant.EPOCH, Duration.ZERO, 10, status);
    }

    private String lastLine() {
        String text = written.toString();
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    @Test
    void fills_a_bar_as_layers_come_in() {
        Progress progress = progress(true);
        progress.expect(40_000_000);
        progress.read(10_000_000);
        assertThat(lastLine()).startsWith("[■■■■■               ] 10 MB of 40 MB");
        progress.read(30_000_000);
        assertThat(lastLine()).startsWith("[■■■■■■■■■■■■■■■■■■■■] 40 MB of 40 MB").hasSize(78);
    }

    @Test
    void moves_a_mark_where_nobody_knows_how_much_there_is() {
        Progress progress = progress(true);
        progress.sent(answer(200));
        assertThat(lastLine())
                .startsWith("[ ■                  ] 1 answers: read a layer of python")
                .hasSize(78);
    }

    @Test
    void leaves_an_empty_line_behind() {
        Progress progress = progress(true);
        progress.sent(answer(200));
        progress.end();
        assertThat(lastLine()).isEmpty();
    }

    @Test
    void is_silent_where_stderr_is_no_terminal() {
        Progress progress = progress(false);
        progress.expect(100);
        progress.read(100);
        progress.sent(answer(0));
        progress.end();
        assertThat(written.toString()).isEmpty();
        assertThat(progress.reachedNobody()).isTrue();
    }
}
