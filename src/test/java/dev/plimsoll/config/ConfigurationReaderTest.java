package dev.plimsoll.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.config.Configuration.SummaryPolicy;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    private static final List<String> RULES = List.of("apt-lists", "apt-recommends", "pip-cache");

    private static ConfigurationLevel read(String yaml) {
        return new ConfigurationReader(RULES)
                .read(SourceFile.of(new RepositoryPath(Configuration.PATH), yaml));
    }

    @Test
    void reads_every_key() {
        ConfigurationLevel level =
                read(
                        """
                        images:
                          - dockerfile: services/api/Dockerfile
                            context: services/api
                            target: runtime
                            platform: linux/arm64
                            args: { PYTHON: "3.11", DEBUG: 0 }
                        budget: { size: 250MB, growth: 5% }
                        rules: { apt-recommends: off, pip-cache: notice }
                        comments: { inline: 3, summary: when-changed }
                        commits: never
                        first-scan: pull-request
                        paths-ignore: ["examples/**"]
                        """);
        assertThat(level.problems()).isEmpty();
        Configuration all = Configuration.of(List.of(level));
        assertThat(all.images())
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.dockerfile()).hasToString("services/api/Dockerfile");
                    assertThat(image.target()).contains("runtime");
                    assertThat(image.platform()).contains("linux/arm64");
                    assertThat(image.arguments())
                            .containsEntry("PYTHON", "3.11")
                            .containsEntry("DEBUG", "0");
                });
        assertThat(all.budget()).isEqualTo(new Budget(Optional.of(250_000_000L), Optional.of(5.0)));
        assertThat(all.rules())
                .containsEntry("apt-recommends", RuleLevel.OFF)
                .containsEntry("pip-cache", RuleLevel.NOTICE);
        assertThat(all.inlineComments()).isEqualTo(3);
        assertThat(all.summary()).isEqualTo(SummaryPolicy.WHEN_CHANGED);
        assertThat(all.commits()).isEqualTo(Configuration.CommitPolicy.NEVER);
        assertThat(all.firstScan()).isEqualTo(Configuration.FirstScan.PULL_REQUEST);
        assertThat(all.pathsIgnore()).containsExactly("examples/**");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'x: 1\nbudgets: {size: 1MB}'              | 2 | unknown key "budgets"; did you mean budget?
                    'rules:\n  apt-list: off'                 | 2 | unknown key "rules.apt-list"; did you mean apt-lists?
                    'rules:\n  apt-lists: warn'               | 2 | rules.apt-lists: expected one of off, notice, warning, failure, found "warn"
                    'budget:\n\n  size: huge'                 | 3 | budget.size: expected a size such as 250MB, found "huge"
                    'budget:\n  growth: 5'                    | 2 | budget.growth: expected a share such as 5%, found "5"
                    'comments:\n  inline: 99'                 | 2 | comments.inline: expected a number from 0 to 30, found "99"
                    'comments: often'                         | 1 | comments: expected a mapping, found a single value
                    'images:\n  - context: a'                 | 2 | images[0].dockerfile is missing
                    'images:\n  - dockerfile: ../x/Dockerfile' | 2 | images[0].dockerfile: expected a path inside the repository, found "../x/Dockerfile"
                    'images:\n  - dockerfile: D\n    platform: amd64' | 3 | images[0].platform: expected a platform such as linux/amd64, found "amd64"
                    'commits: always'                         | 1 | commits: expected one of on-request, never, found "always"
                    'commits: never\ncommits: never'          | 2 | "commits" is there twice; the first one holds
                    'budget: {size: 1MB'                      | 1 | YAML was expected
                    'paths-ignore: a'                         | 1 | paths-ignore: expected a list, found a single value
                    """)
    void says_what_is_wrong_and_where(String yaml, int line, String message) {
        assertThat(read(yaml.replace("\\n", "\n")).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.line()).contains(line);
                    assertThat(problem.message()).startsWith(message);
                });
    }

    @Test
    void keeps_what_stands_beside_an_error() {
        ConfigurationLevel level = read("budget: { size: huge, growth: 2% }\ncommits: never\n");
        assertThat(level.problems()).extracting(Problem::message).hasSize(1);
        assertThat(level.budget().growth()).contains(2.0);
        assertThat(level.commits()).contains(Configuration.CommitPolicy.NEVER);
    }

    @Test
    void merges_some_keys_and_replaces_others() {
        ConfigurationLevel repository =
                read("rules: {apt-lists: off}\nbudget: {size: 1GB}\npaths-ignore: [a]\n");
        ConfigurationLevel organisation =
                read(
                        "rules: {apt-lists: failure, pip-cache: off}\nbudget: {growth: 1%}\npaths-ignore: [b]\ncomments: {inline: 2}\n");
        Configuration merged = Configuration.of(List.of(repository, organisation));
        assertThat(merged.level("apt-lists")).contains(RuleLevel.OFF);
        assertThat(merged.level("pip-cache")).contains(RuleLevel.OFF);
        assertThat(merged.budget())
                .isEqualTo(new Budget(Optional.of(1_000_000_000L), Optional.of(1.0)));
        assertThat(merged.pathsIgnore()).containsExactly("a");
        assertThat(merged.inlineComments()).isEqualTo(2);
    }

    @Test
    void survives_bombs_and_empty_files() {
        String bomb =
                "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\nbudget: *d\n";
        assertThat(read(bomb).problems()).isNotEmpty();
        assertThat(read("[".repeat(5_000)).problems()).isNotEmpty();
        assertThat(read("x".repeat(2_000_000)).problems()).isNotEmpty();
        assertThat(read("").problems()).isEmpty();
        assertThat(read("# nothing\n").problems()).isEmpty();
    }

    @Test
    void publishes_a_schema_of_the_same_keys() {
        assertThat(ConfigurationSchema.text(RULES))
                .contains(
                        "\"paths-ignore\"",
                        "\"pip-cache\"",
                        "\"first-scan\"",
                        "\"additionalProperties\" : false");
    }
}
