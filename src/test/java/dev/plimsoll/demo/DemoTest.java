package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void prints_what_is_posted_and_ends_well() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                new Demo(
                                new ScriptedReviewer(),
                                List.of(),
                                () -> "{}",
                                new PrintStream(out, true, StandardCharsets.UTF_8))
                        .run(false);

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Summary", "Check run", "Plimsoll: 0 fat lines", "requests to GitHub");
    }

    @Test
    void brings_its_whole_application_along() throws Exception {
        assertThat(DemoRepository.texts("base"))
                .containsKeys(
                        "Dockerfile", "requirements.txt", "tides/app.py", "tests/test_app.py");
        assertThat(DemoRepository.texts("change").keySet())
                .contains("Dockerfile")
                .doesNotContain("files.txt");
    }
}
