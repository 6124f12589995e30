package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.python.FakeIndex;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.RuleTester;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LighterPackageTest {

    private static final String DOCKERFILE =
            """
            FROM python:3.11-slim
            COPY requirements.txt .
            RUN pip install --no-cache-dir -r requirements.txt
            COPY . .
            """;

    private final FakePorts ports = new FakePorts();
    private final FakeIndex index = new FakeIndex();
    private final RuleTester rule = RuleTester.of(new LighterPackage()).with(ports);

    @BeforeEach
    void publish() {
        ports.python = index;
        index.wheel("opencv-python", "4.10")
                .wheel("opencv-python-headless", "4.10")
                .wheel("opencv-python", "4.11")
                .wheel("detector", "1.0", "opencv-python>=4")
                .wheel("tensorflow", "2.17")
                .wheel("tensorflow-cpu", "2.17")
                .wheel("torch", "2.4", "nvidia-cudnn-cu12")
                .wheel("nvidia-cudnn-cu12", "9.1")
                .wheel("pip", "26.0");
    }

    private RuleTester requiring(String line) {
        return rule.with("requirements.txt", line + "\n");
    }

    @Test
    void names_the_sister_without_windows() {
        Fix fix = requiring("opencv-python==4.10  # vision").proposes(DOCKERFILE, "same modules");
        assertThat(fix.edits())
                .singleElement()
                .extracting(Edit::replacement)
                .isEqualTo("opencv-python-headless");
    }

    @Test
    void is_silent_where_code_opens_a_window() {
        requiring("opencv-python==4.10")
                .with("show.py", "import cv2\ncv2.imshow('a', None)\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void is_silent_where_the_sister_has_no_such_version() {
        requiring("opencv-python==4.11").isSilentOn(DOCKERFILE);
    }

    @Test
    void is_silent_where_something_else_wants_the_heavy_one() {
        requiring("opencv-python==4.10\ndetector==1.0").isSilentOn(DOCKERFILE);
    }

    @Test
    void names_the_sister_without_code_for_cards() {
        requiring("tensorflow==2.17").proposes(DOCKERFILE, "tensorflow-cpu");
    }

    @Test
    void is_silent_where_cards_are_used() {
        requiring("tensorflow==2.17")
                .with(
                        "compose.yaml",
                        "services:\n  app:\n    deploy: {resources: {reservations: {devices: [{driver: nvidia}]}}}\n")
                .isSilentOn(DOCKERFILE);
    }

    @Test
    void tells_that_torch_brings_the_libraries_of_cards() {
        Verdict.Finding finding = requiring("torch==2.4").finds(DOCKERFILE, "NVIDIA");
        assertThat(finding.fix()).isEmpty();
        assertThat(finding.unmeasured()).isPresent();
    }

    @Test
    void is_silent_on_torch_without_them() {
        index.wheel("torch", "1.0");
        requiring("torch==1.0").isSilentOn(DOCKERFILE);
    }
}
