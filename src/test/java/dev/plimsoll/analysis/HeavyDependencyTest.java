package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.python.FakeIndex;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.source.MemorySnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a requirement costs that a change adds. */
class HeavyDependencyTest {

    private static final long MEGABYTE = 1_000_000;

    private static final String DOCKERFILE =
            """
            FROM python:3.11-slim
            COPY requirements.txt /
            RUN pip install --no-cache-dir --no-compile -r /requirements.txt
            """;

    private final FakePorts ports = new FakePorts();
    private final FakeIndex index = new FakeIndex();

    @BeforeEach
    void publish() {
        ports.python = index;
        index.wheel("flask", "3.0", "six")
                .wheel("six", "1.0")
                .wheel("pandas", "2.0", "numpy", "six", "pytz; extra == 'zones'")
                .wheel("numpy", "1.0")
                .wheel("tiny", "1.0")
                .wheel("pip", "26.0");
        weighing("pandas-2.0-py3-none-any.whl", 40 * MEGABYTE);
        weighing("numpy-1.0-py3-none-any.whl", 30 * MEGABYTE);
    }

    private void weighing(String wheel, long bytes) {
        index.weighing(
                wheel,
                new WheelContents(bytes / 4, bytes, 0, 100, 0, List.of(), Provenance.PYTHON_INDEX));
    }

    private List<WeighedFinding> findings(String before, String after) {
        return findings(DOCKERFILE, before, DOCKERFILE, after);
    }

    private List<WeighedFinding> findings(
            String dockerfileBefore, String before, String dockerfile, String after) {
        Analysis analysis =
                new Analyzer(ports.ports(), Catalog.RULES)
                        .analyze(
                                AnalysisRequest.of(
                                        snapshot(dockerfile, after),
                                        Optional.of(snapshot(dockerfileBefore, before))));
        return analysis.images().getFirst().findings().stream()
                .filter(finding -> finding.rule().value().equals("heavy-dependency"))
                .toList();
    }

    private static MemorySnapshot snapshot(String dockerfile, String requirements) {
        return MemorySnapshot.of(
                Map.of("Dockerfile", dockerfile, "requirements.txt", requirements));
    }

    @Test
    void tells_what_a_new_requirement_weighs_with_all_it_pulls_in() {
        assertThat(findings("flask==3.0\n", "flask==3.0\npandas==2.0\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.finding().message())
                            .isEqualTo(
                                    "pandas is new here and pulls in numpy; six was there already.");
                    assertThat(finding.startLine()).isEqualTo(2);
                    assertThat(finding.saving()).isEqualTo(Saving.NONE);
                    assertThat(finding.inFixed()).isFalse();
                    assertThat(finding.cost())
                            .hasValueSatisfying(cost ->
                                    assertThat(cost.uncompressed().bytes())
                                            .isBetween(70 * MEGABYTE, 71 * MEGABYTE));
                });
    }

    @Test
    void counts_what_a_program_wrote_for_its_sake() {
        assertThat(
                        findings(
                                "flask==3.0\n    # via -r requirements.in\n",
                                """
                                flask==3.0
                                    # via -r requirements.in
                                numpy==1.0
                                    # via pandas
                                pandas==2.0
                                    # via -r requirements.in
                                """))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.cost())
                                .hasValueSatisfying(cost ->
                                        assertThat(cost.uncompressed().bytes())
                                                .isGreaterThan(70 * MEGABYTE)));
    }

    @Test
    void tells_of_a_requirement_in_a_command() {
        assertThat(
                        findings(
                                DOCKERFILE,
                                "flask==3.0\n",
                                DOCKERFILE
                                        + "RUN pip install --no-cache-dir --no-compile pandas==2.0 tiny\n",
                                "flask==3.0\n"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.finding().message()).startsWith("pandas is new here"));
    }

    @Test
    void is_silent_where_it_weighs_little() {
        assertThat(findings("flask==3.0\n", "flask==3.0\ntiny==1.0\n")).isEmpty();
    }

    @Test
    void is_silent_where_it_was_pulled_in_before() {
        assertThat(findings("pandas==2.0\n", "pandas==2.0\nnumpy==1.0\n")).isEmpty();
    }

    @Test
    void is_silent_on_another_version() {
        index.wheel("pandas", "2.1", "numpy", "six");
        weighing("pandas-2.1-py3-none-any.whl", 90 * MEGABYTE);
        assertThat(findings("pandas==2.0\n", "pandas==2.1\n")).isEmpty();
    }

    @Test
    void is_silent_without_a_base() {
        Analysis analysis =
                new Analyzer(ports.ports(), Catalog.RULES)
                        .analyze(
                                AnalysisRequest.of(
                                        snapshot(DOCKERFILE, "pandas==2.0\n"), Optional.empty()));
        assertThat(analysis.images().getFirst().findings())
                .extracting(WeighedFinding::rule)
                .extracting(Object::toString)
                .doesNotContain("heavy-dependency");
    }
}
