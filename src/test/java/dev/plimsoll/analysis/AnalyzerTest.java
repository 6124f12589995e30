package dev.plimsoll.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.MemorySnapshot;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnalyzerTest {

    private static final RepositoryPath DOCKERFILE = new RepositoryPath("Dockerfile");
    private static final RuleId ONE = new RuleId("one");
    private static final RuleId TWO = new RuleId("two");

    private final FakePorts ports =
            new FakePorts().image("python:3.11", ImageConfig.EMPTY, 900_000_000);

    /** Replaces a text by another wherever the Dockerfile has it. */
    private record Replaces(RuleId id, String from, String to) implements Rule {
        @Override
        public Stream<Verdict> examine(Subject subject) {
            int at = subject.dockerfile().source().text().indexOf(from);
            if (at < 0) return Stream.empty();
            TextRange range = new TextRange(at, at + from.length());
            return Stream.of(
                    new Verdict.Finding(
                            id,
                            subject.dockerfile().source().path(),
                            range,
                            "lighter",
                            Optional.of(
                                    Fix.safe(
                                            new Edit(
                                                    subject.dockerfile().source().path(),
                                                    range,
                                                    to)))));
        }
    }

    private Analysis analyze(String dockerfile, Rule... rules) {
        return analyze(
                Map.of(
                        "Dockerfile",
                        dockerfile,
                        "big.bin",
                        "x".repeat(400_000),
                        "app.py",
                        "print()\n"),
                rules);
    }

    private Analysis analyze(Map<String, String> files, Rule... rules) {
        return new Analyzer(ports.ports(), List.of(rules))
                .analyze(AnalysisRequest.of(MemorySnapshot.of(files), Optional.empty()));
    }

    @Test
    void a_saving_is_the_difference_of_two_builds() {
        Analysis analysis =
                analyze(
                        "FROM python:3.11\nCMD [\"python\"]\n",
                        new Replaces(ONE, "python:3.11", "python:3.11-slim"));
        assertThat(analysis.images())
                .singleElement()
                .satisfies(image ->
                        assertThat(image.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.saving().uncompressed())
                                            .isEqualTo(900_000_000L - 120_000_000L);
                                    assertThat(finding.inFixed()).isTrue();
                                    assertThat(finding.startLine()).isEqualTo(1);
                                }));
        assertThat(analysis.fixed())
                .containsEntry(DOCKERFILE, "FROM python:3.11-slim\nCMD [\"python\"]\n");
        assertThat(analysis.images().getFirst().suggested())
                .hasValueSatisfying(
                        image -> assertThat(image.uncompressed().bytes()).isEqualTo(120_000_000));
    }

    @Test
    void a_fix_that_does_not_pay_is_silent() {
        Analysis analysis =
                analyze(
                        "FROM python:3.11-slim\nCOPY app.py /app.py\n",
                        new Replaces(ONE, "COPY app.py /app.py\n", ""));
        assertThat(analysis.images().getFirst().findings()).isEmpty();
        assertThat(analysis.fixed()).isEmpty();
    }

    @Test
    void a_fix_that_changes_how_the_image_runs_is_refused_with_a_sentence() {
        Analysis analysis =
                analyze(
                        "FROM python:3.11-slim\nCOPY big.bin /b\nCMD [\"python\"]\n",
                        new Replaces(ONE, "COPY big.bin /b\nCMD [\"python\"]", "CMD [\"sh\"]"));
        assertThat(analysis.images().getFirst().findings()).isEmpty();
        assertThat(analysis.images().getFirst().refusedFixes())
                .singleElement()
                .satisfies(fix -> {
                    assertThat(fix.why()).contains("CMD");
                    assertThat(fix.line()).isEqualTo(2);
                });
    }

    @Test
    void the_earlier_rule_wins_and_subsumes_the_later_one() {
        Analysis analysis =
                analyze(
                        "FROM python:3.11-slim\nCOPY big.bin /b\nRUN true\n",
                        new Replaces(ONE, "COPY big.bin /b\nRUN true\n", "RUN true\n"),
                        new Replaces(TWO, "COPY big.bin /b\n", ""));
        assertThat(analysis.images().getFirst().findings())
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(TWO);
                    assertThat(finding.inFixed()).isFalse();
                    assertThat(finding.subsumedBy()).contains(ONE);
                })
                .anySatisfy(finding -> assertThat(finding.inFixed()).isTrue());
    }

    @Test
    void a_fix_whose_edits_are_all_part_of_a_larger_one_is_subsumed_by_it() {
        record Both(RuleId id, Rule first, Rule second) implements Rule {
            @Override
            public Stream<Verdict> examine(Subject subject) {
                List<Edit> edits =
                        Stream.of(first, second)
                                .flatMap(rule -> rule.examine(subject))
                                .flatMap(verdict ->
                                        ((Verdict.Finding) verdict)
                                                .fix().orElseThrow().edits().stream())
                                .toList();
                return edits.size() < 2
                        ? Stream.empty()
                        : Stream.of(
                                new Verdict.Finding(
                                        id,
                                        DOCKERFILE,
                                        edits.getFirst().range(),
                                        "lighter",
                                        Optional.of(Fix.safe(edits))));
            }
        }
        Rule from = new Replaces(TWO, "python:3.11\n", "python:3.11-slim\n");
        Rule copy = new Replaces(ONE, "COPY big.bin /b\n", "");
        Analysis analysis =
                analyze(
                        "FROM python:3.11\nCOPY big.bin /b\nRUN true\n",
                        new Both(ONE, from, copy),
                        from);
        assertThat(analysis.images().getFirst().findings())
                .extracting(WeighedFinding::rule, WeighedFinding::inFixed)
                .containsExactly(tuple(ONE, true), tuple(TWO, false));
        assertThat(analysis.images().getFirst().findings().getLast().subsumedBy()).contains(ONE);
        assertThat(analysis.fixed()).containsEntry(DOCKERFILE, "FROM python:3.11-slim\nRUN true\n");
    }

    @Test
    void what_a_rule_proposes_on_the_combined_text_is_folded_in_until_nothing_is_new() {
        ports.image("python:3.10", ImageConfig.EMPTY, 500_000_000)
                .image("python:3.9", ImageConfig.EMPTY, 200_000_000);
        Rule first = new Replaces(ONE, "FROM python:3.11\n", "FROM python:3.10\n");
        Rule second = new Replaces(TWO, "python:3.10", "python:3.9");
        Analysis analysis = analyze("FROM python:3.11\nCMD [\"python\"]\n", first, second);
        assertThat(analysis.fixed())
                .containsEntry(DOCKERFILE, "FROM python:3.9\nCMD [\"python\"]\n");
        assertThat(analysis.images().getFirst().findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.saving().uncompressed()).isEqualTo(700_000_000);
                    assertThat(finding.edits())
                            .containsExactly(
                                    new Edit(
                                            DOCKERFILE, new TextRange(0, 17), "FROM python:3.9\n"));
                });
        Analysis again =
                analyze(Map.of("Dockerfile", analysis.fixed().get(DOCKERFILE)), first, second);
        assertThat(again.images().getFirst().findings()).isEmpty();
    }

    @Test
    void a_comment_in_the_file_keeps_a_rule_silent() {
        Analysis analysis =
                analyze(
                        "FROM python:3.11-slim\n# plimsoll ignore=one reason=we need it\nCOPY big.bin /b\n",
                        new Replaces(ONE, "COPY big.bin /b\n", ""));
        assertThat(analysis.images().getFirst().findings()).isEmpty();
        assertThat(analysis.images().getFirst().ignored())
                .containsExactly(new Ignored(ONE, 2, Optional.of("we need it")));
    }

    @Test
    void the_configuration_switches_rules_off_and_holds_budgets() {
        var level =
                new ConfigurationReader(List.of("one"))
                        .read(
                                SourceFile.of(
                                        new RepositoryPath(Configuration.PATH),
                                        "rules: {one: off}\nbudget: {size: 100MB}\n"));
        AnalysisRequest request =
                AnalysisRequest.of(
                                MemorySnapshot.of(Map.of("Dockerfile", "FROM python:3.11\n")),
                                Optional.empty())
                        .with(Configuration.of(List.of(level)), level.problems());
        Analysis analysis =
                new Analyzer(
                                ports.ports(),
                                List.of(new Replaces(ONE, "python:3.11", "python:3.11-slim")))
                        .analyze(request);
        assertThat(analysis.images().getFirst().findings()).isEmpty();
        assertThat(analysis.images().getFirst().budget())
                .hasValueSatisfying(budget -> assertThat(budget.broken()).isTrue());
    }

    @Test
    void the_change_counts_only_what_differs() {
        MemorySnapshot base = MemorySnapshot.of(Map.of("Dockerfile", "FROM python:3.11\n"));
        MemorySnapshot head =
                MemorySnapshot.of(
                        Map.of(
                                "Dockerfile",
                                "FROM python:3.11\nCOPY big.bin /b\n",
                                "big.bin",
                                "x".repeat(400_000)));
        Analysis analysis =
                new Analyzer(ports.ports(), List.of())
                        .analyze(AnalysisRequest.of(head, Optional.of(base)));
        assertThat(analysis.images().getFirst().delta())
                .hasValueSatisfying(delta -> {
                    assertThat(delta.uncompressed().bytes()).isBetween(400_000L, 410_000L);
                    assertThat(delta.parts().getFirst().change()).isGreaterThanOrEqualTo(400_000L);
                });
    }

    private Delta change(String before, String after) {
        Map<String, String> files = Map.of("Dockerfile", before, "a.bin", "x".repeat(300_000));
        Map<String, String> changed = new TreeMap<>(files);
        changed.put("Dockerfile", after);
        return new Analyzer(ports.ports(), List.of())
                .analyze(
                        AnalysisRequest.of(
                                MemorySnapshot.of(changed), Optional.of(MemorySnapshot.of(files))))
                .images()
                .getFirst()
                .delta()
                .orElseThrow();
    }

    @Test
    void what_is_unknown_alike_on_both_sides_leaves_the_change_known() {
        String build = "FROM python:3.11\nRUN make\n";
        assertThat(change(build, build + "COPY a.bin /\n").unknown())
                .as("nothing that `make` finds has changed")
                .isEmpty();
    }

    @Test
    void what_is_unknown_may_weigh_otherwise_where_it_finds_other_files() {
        assertThat(
                        change(
                                        "FROM python:3.11\nRUN make\n",
                                        "FROM python:3.11\nCOPY a.bin /\nRUN make\n")
                                .unknown())
                .hasSize(1);
    }

    @Test
    void what_is_unknown_and_comes_or_goes_is_told() {
        String plain = "FROM python:3.11\nCMD [\"python\"]\n";
        String make = "FROM python:3.11\nRUN make\nCMD [\"python\"]\n";
        assertThat(change(plain, make).unknown()).hasSize(1);
        assertThat(change(make, plain).unknown()).hasSize(1);
        assertThat(change(make, make.replace("make", "make all")).unknown()).isNotEmpty();
    }

    @Test
    void an_image_without_a_base_is_a_problem_and_has_no_size() {
        Analysis analysis = analyze("ARG BASE\nFROM ${BASE}\n");
        assertThat(analysis.images().getFirst().isSized()).isFalse();
        assertThat(analysis.problems()).isNotEmpty();
    }

    @Test
    void compose_files_say_context_and_targets() {
        Map<String, String> files = new TreeMap<>();
        files.put("api/Dockerfile", "FROM python:3.11-slim AS a\nFROM python:3.11-slim AS b\n");
        files.put(
                "compose.yml",
                "services:\n  a: {build: {context: ., dockerfile: api/Dockerfile, target: a}}\n  b: {build: {context: ., dockerfile: api/Dockerfile}}\n");
        Analysis analysis = analyze(files);
        assertThat(analysis.images())
                .extracting(ImageAnalysis::name)
                .containsExactly("api/Dockerfile (a)", "api/Dockerfile (last stage)");
        assertThat(analysis.images())
                .allSatisfy(image ->
                        assertThat(image.request().context()).isEqualTo(RepositoryPath.ROOT));
    }

    @Test
    void the_context_is_the_folder_only_where_every_source_is_there() {
        Map<String, String> files = new TreeMap<>();
        files.put("a/Dockerfile", "FROM python:3.11-slim\nCOPY req*.txt /\nCOPY . /app\n");
        files.put("a/requirements.txt", "");
        files.put("b/Dockerfile", "FROM python:3.11-slim\nCOPY lib /lib\n");
        files.put("lib/x.py", "");
        Analysis analysis = analyze(files);
        assertThat(analysis.images())
                .extracting(image -> image.request().context().value())
                .containsExactly("a", "");
    }

    /** The one image's context holds the other's Dockerfile. */
    @Test
    void an_image_that_ships_a_longer_dockerfile_is_not_larger_for_it() {
        Analysis analysis =
                analyze(
                        Map.of(
                                "a/Dockerfile",
                                "FROM python:3.11-slim\nCOPY a /a\nCOPY . .\n",
                                "b/Dockerfile",
                                "FROM python:3.11\n",
                                "a/app.py",
                                "print()\n"),
                        new Replaces(ONE, "FROM python:3.11\n", "FROM python:3.11-slim\n"));
        assertThat(analysis.fixed()).containsOnlyKeys(new RepositoryPath("b/Dockerfile"));
    }

    /** Deletes a line of a requirements file that one RUN, whose effect is not known, may read. */
    private record Drops(RuleId id, String path) implements Rule {
        @Override
        public Stream<Verdict> examine(Subject subject) {
            RepositoryPath file = new RepositoryPath(path);
            if (subject.snapshot().text(file).orElseThrow().text().isEmpty()) return Stream.empty();
            TextRange all = subject.snapshot().text(file).orElseThrow().range();
            return Stream.of(
                    new Verdict.Finding(
                            id,
                            file,
                            all,
                            "lighter",
                            Optional.of(Fix.safe(Edit.delete(file, all)))));
        }
    }

    @Test
    void a_saving_is_not_complete_where_a_step_that_is_not_known_may_read_the_file() {
        Map<String, String> files =
                Map.of(
                        "Dockerfile",
                        "FROM python:3.11-slim\nCOPY list.txt /\nRUN strange /list.txt\n",
                        "list.txt",
                        "one\n");
        assertThat(analyze(files, new Drops(ONE, "list.txt")).images().getFirst().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.saving().complete()).isFalse());
    }

    @Test
    void a_comment_above_any_instruction_silences_a_rule_about_another_file() {
        Map<String, String> files =
                Map.of(
                        "Dockerfile",
                        "FROM python:3.11-slim\nCOPY list.txt /\n# plimsoll ignore=one\nRUN strange /list.txt\n",
                        "list.txt",
                        "one\n");
        ImageAnalysis image = analyze(files, new Drops(ONE, "list.txt")).images().getFirst();
        assertThat(image.findings()).isEmpty();
        assertThat(image.ignored()).hasSize(1);
    }
}
