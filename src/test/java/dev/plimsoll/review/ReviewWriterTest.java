package dev.plimsoll.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.analysis.Analysis;
import dev.plimsoll.analysis.AnalysisRequest;
import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.review.ReviewDraft.Conclusion;
import dev.plimsoll.review.ReviewDraft.InlineComment;
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

class ReviewWriterTest {

    private static final String BIG = "x".repeat(2_000_000);

    private final FakePorts ports =
            new FakePorts().image("python:3.11", ImageConfig.EMPTY, 900_000_000);

    /** Deletes a line that ships a file. */
    private record Drops(RuleId id, String line) implements Rule {
        @Override
        public Stream<Verdict> examine(Subject subject) {
            RepositoryPath path = subject.dockerfile().source().path();
            int at = subject.dockerfile().source().text().indexOf(line);
            if (at < 0) return Stream.empty();
            TextRange found = new TextRange(at, at + line.strip().length());
            TextRange whole = new TextRange(at, at + line.length());
            return Stream.of(
                    new Verdict.Finding(
                            id,
                            path,
                            found,
                            "@octocat ships `" + line.strip() + "`",
                            Optional.of(Fix.safe(Edit.delete(path, whole)))));
        }
    }

    private static Rule drops(String id, String line) {
        return new Drops(new RuleId(id), line);
    }

    private Report report(
            Map<String, String> before,
            Map<String, String> after,
            String configuration,
            Rule... rules) {
        var level =
                new ConfigurationReader(List.of("one", "two"))
                        .read(SourceFile.of(new RepositoryPath(Configuration.PATH), configuration));
        AnalysisRequest request =
                AnalysisRequest.of(
                                snapshot(after),
                                before.isEmpty() ? Optional.empty() : Optional.of(snapshot(before)))
                        .with(Configuration.of(List.of(level)), level.problems());
        Analysis analysis = new Analyzer(ports.ports(), List.of(rules)).analyze(request);
        return Report.of(analysis);
    }

    private static MemorySnapshot snapshot(Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(files);
        all.put("a.bin", BIG);
        all.put("b.bin", BIG);
        return MemorySnapshot.of(all);
    }

    private static Map<String, String> dockerfile(String text) {
        return Map.of("Dockerfile", text);
    }

    @Test
    void the_title_leads_with_the_change() {
        assertThat(title("FROM python:3.11-slim\n", "FROM python:3.11\n"))
                .isEqualTo("+780 MB (120 MB → 900 MB)");
        assertThat(title("FROM python:3.11\n", "FROM python:3.11-slim\n"))
                .isEqualTo("−780 MB (900 MB → 120 MB)");
        assertThat(title("FROM python:3.11\n", "FROM python:3.11\nENV A=b\n"))
                .isEqualTo("no change (900 MB)");
        assertThat(
                        ReviewWriter.write(
                                        report(
                                                Map.of("x", ""),
                                                dockerfile("FROM python:3.11\n"),
                                                ""))
                                .check()
                                .title())
                .isEqualTo("new image: 900 MB");
        assertThat(title("FROM nothing\n", "FROM nothing:1\n")).startsWith("not estimated: ");
    }

    private String title(String before, String after) {
        return ReviewWriter.write(report(dockerfile(before), dockerfile(after), ""))
                .check()
                .title();
    }

    @Test
    void a_change_of_a_few_bytes_is_no_change_in_the_table_either_and_moves_nothing() {
        Map<String, String> before =
                Map.of("Dockerfile", "FROM scratch\nCOPY . /app\n", "data", BIG);
        Map<String, String> after =
                Map.of("Dockerfile", "FROM scratch\nCOPY . /app/\n", "data", BIG + "xyz");
        String summary = ReviewWriter.write(report(before, after, "")).summary().orElseThrow();

        assertThat(summary).contains("| no change |").doesNotContain("What moved");
    }

    @Test
    void several_images_are_added_up() {
        Report report =
                report(
                        Map.of(
                                "a/Dockerfile",
                                "FROM python:3.11-slim\n",
                                "b/Dockerfile",
                                "FROM python:3.11-slim\n"),
                        Map.of(
                                "a/Dockerfile",
                                "FROM python:3.11\n",
                                "b/Dockerfile",
                                "FROM python:3.11-slim\nENV A=b\n"),
                        "");
        assertThat(ReviewWriter.write(report).check().title()).isEqualTo("2 images: +780 MB");
    }

    @Test
    void a_finding_on_a_changed_line_is_a_comment_with_one_click_and_a_marker() {
        ReviewDraft draft =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\nCMD [\"x\"]\n"),
                                dockerfile("FROM python:3.11-slim\nCOPY a.bin /\nCMD [\"x\"]\n"),
                                "",
                                drops("one", "COPY a.bin /\n")));
        assertThat(draft.comments())
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.line()).isEqualTo(2);
                    assertThat(comment.startLine()).isEmpty();
                    assertThat(comment.body())
                            .contains("−2 MB (of 122 MB): ", "```suggestion\n```")
                            .doesNotContain("@octocat");
                    assertThat(comment.body())
                            .endsWith(
                                    "<!-- plimsoll:finding rule=one key=" + comment.key() + " -->");
                });
        assertThat(draft.check().fixable()).isTrue();
        assertThat(draft.check().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(draft.summary())
                .hasValueSatisfying(body ->
                        assertThat(body)
                                .startsWith("<!-- plimsoll:summary")
                                .contains(
                                        "| image | before | after | change | with fixes |",
                                        "| `Dockerfile` | 120 MB | 122 MB | +2 MB | **120 MB** |",
                                        "Pulled, compressed: 60 MB → "));
        assertThat(draft.patch()).contains("-COPY a.bin /\n");
    }

    @Test
    void a_finding_elsewhere_is_told_in_the_summary() {
        String far = "ENV A=b\n".repeat(20);
        ReviewDraft draft =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\nCOPY a.bin /\n" + far),
                                dockerfile(
                                        "FROM python:3.11-slim\nCOPY a.bin /\n"
                                                + far
                                                + "ENV C=d\n"),
                                "",
                                drops("one", "COPY a.bin /\n")));
        assertThat(draft.comments()).isEmpty();
        assertThat(draft.summary().orElseThrow()).contains("`Dockerfile:2` `one`");
    }

    @Test
    void suggestions_never_overlap_and_comments_are_ranked_and_counted() {
        Map<String, String> head =
                dockerfile("FROM python:3.11-slim\nCOPY a.bin /\nCOPY b.bin /\nCOPY a.bin /c\n");
        Rule[] rules = {
            drops("one", "COPY a.bin /\nCOPY b.bin /\n"),
            drops("two", "COPY b.bin /\n"),
            drops("three", "COPY a.bin /c\n")
        };
        ReviewDraft draft =
                ReviewWriter.write(report(dockerfile("FROM python:3.11-slim\n"), head, "", rules));
        assertThat(draft.comments()).hasSize(3);
        assertThat(draft.comments()).extracting(InlineComment::rule).startsWith("one");
        assertThat(
                        draft.comments().stream()
                                .filter(comment -> comment.body().contains("```suggestion"))
                                .map(InlineComment::rule))
                .as("the larger fix would swallow the smaller one")
                .containsExactlyInAnyOrder("two", "three");
        ReviewDraft two =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\n"),
                                head,
                                "comments: {inline: 2}\n",
                                rules));
        assertThat(two.comments()).hasSize(2);
    }

    @Test
    void what_needs_a_look_takes_no_click_from_a_safe_fix() {
        Rule safe = drops("two", "COPY b.bin /\n");
        Rule unsafe =
                new Rule() {
                    @Override
                    public RuleId id() {
                        return new RuleId("one");
                    }

                    @Override
                    public Stream<Verdict> examine(Subject subject) {
                        return drops("one", "COPY a.bin /\nCOPY b.bin /\n")
                                .examine(subject)
                                .map(Verdict.Finding.class::cast)
                                .map(found ->
                                        found.fixedBy(
                                                Fix.unsafe(
                                                        "it may be read",
                                                        found.fix().orElseThrow().edits())));
                    }
                };
        ReviewDraft draft =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\n"),
                                dockerfile("FROM python:3.11-slim\nCOPY a.bin /\nCOPY b.bin /\n"),
                                "",
                                unsafe,
                                safe));
        assertThat(
                        draft.comments().stream()
                                .filter(comment -> comment.body().contains("```suggestion"))
                                .map(InlineComment::rule))
                .containsExactly("two");
        assertThat(draft.comments()).hasSize(2);
    }

    @Test
    void keys_survive_line_moves() {
        Rule rule = drops("one", "COPY a.bin /\n");
        String before = key(dockerfile("FROM python:3.11-slim\nCOPY a.bin /\n"), rule);
        assertThat(
                        key(
                                dockerfile(
                                        "# moved\n\nFROM python:3.11-slim\nENV A=b\nCOPY a.bin /\n"),
                                rule))
                .isEqualTo(before);
        assertThat(
                        key(
                                dockerfile("FROM python:3.11-slim\nCOPY b.bin /\n"),
                                drops("one", "COPY b.bin /\n")))
                .isNotEqualTo(before);
    }

    private String key(Map<String, String> head, Rule rule) {
        return report(Map.of(), head, "", rule).findings().getFirst().key();
    }

    @Test
    void what_is_none_of_our_business_gets_a_neutral_check_and_no_word() {
        Map<String, String> before =
                Map.of("Dockerfile", "FROM python:3.11-slim\n", "docs.md", "a");
        Map<String, String> after = Map.of("Dockerfile", "FROM python:3.11-slim\n", "docs.md", "b");
        ReviewDraft draft = ReviewWriter.write(report(before, after, ""));
        assertThat(draft.relevant()).isFalse();
        assertThat(draft.check().conclusion()).isEqualTo(Conclusion.NEUTRAL);
        assertThat(draft.summary()).isEmpty();
    }

    @Test
    void a_broken_budget_fails_the_check_with_the_number() {
        ReviewDraft draft =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\n"),
                                dockerfile("FROM python:3.11\n"),
                                "budget: {size: 500MB}\n"));
        assertThat(draft.check().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft.check().summary()).contains("Budget broken");
    }

    @Test
    void files_with_crlf_get_a_comment_without_a_click() {
        ReviewDraft draft =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\r\n"),
                                dockerfile("FROM python:3.11-slim\r\nCOPY a.bin /\r\n"),
                                "",
                                drops("one", "COPY a.bin /\r\n")));
        assertThat(draft.comments())
                .singleElement()
                .satisfies(comment ->
                        assertThat(comment.body())
                                .doesNotContain("```suggestion")
                                .contains("`/plimsoll apply one` commits it"));
    }

    @Test
    void no_body_grows_beyond_what_github_takes() {
        String long1 =
                "FROM python:3.11-slim\nCOPY a.bin /\nRUN echo " + "word ".repeat(40_000) + "\n";
        ReviewDraft draft =
                ReviewWriter.write(
                        report(
                                dockerfile("FROM python:3.11-slim\n"),
                                dockerfile(long1),
                                "",
                                drops("one", "COPY a.bin /\n")));
        assertThat(draft.summary().orElseThrow().length()).isLessThan(65_000);
        assertThat(draft.check().summary().length()).isLessThan(65_000);
    }
}
