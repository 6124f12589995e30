package dev.plimsoll.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What holds for every text, on texts made at random and on good ones that were damaged. */
class DockerfilePropertiesTest {

    private static final int ROUNDS = 5_000;

    private static final List<String> PIECES =
            List.of(
                    "\\",
                    "\\\n",
                    "`",
                    "\n",
                    "\r\n",
                    " ",
                    "\t",
                    "#",
                    "# c\n",
                    "\"",
                    "'",
                    "$",
                    "${A:-b}",
                    "${",
                    "}",
                    "<<",
                    "<<E",
                    "<<-E",
                    "\nE\n",
                    "<<'E F'",
                    "--",
                    "--from=x",
                    "--mount=type=cache",
                    "[",
                    "]",
                    "[\"a\",\"b\"]",
                    ",",
                    "=",
                    "FROM a\n",
                    "RUN ",
                    "COPY ",
                    "ENV ",
                    "ARG ",
                    "LABEL ",
                    "ONBUILD ",
                    "HEALTHCHECK CMD ",
                    "AS b",
                    "\uFEFF",
                    "# escape=`\n",
                    "\u00A0",
                    "\u2003",
                    "\u00E9",
                    "\uD83D\uDE00",
                    "\uD800",
                    "\0",
                    "NONE",
                    "{{",
                    "word ",
                    "!",
                    "**/");

    private final Random random = new Random(20260823);

    @Test
    void every_text_is_read_and_nothing_of_it_is_lost() throws IOException {
        List<String> seeds = seeds();
        for (int round = 0; round < ROUNDS; round++) {
            String text =
                    round % 3 == 0 ? made() : damaged(seeds.get(random.nextInt(seeds.size())));
            Dockerfile read =
                    DockerfileParser.parse(SourceFile.of(new RepositoryPath("Dockerfile"), text));
            if (isRefused(read)) continue;
            assertThat(Printer.print(read)).isEqualTo(text);
            assertRangesNest(read);
            assertThat(read.isReadable() || !read.problems().isEmpty()).as(text).isTrue();
        }
    }

    @Test
    void every_sequence_of_bytes_is_read() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            SourceFile source = SourceFile.decode(new RepositoryPath("Dockerfile"), bytes);
            Dockerfile read = DockerfileParser.parse(source);
            assertThat(read.source().encode()).isEqualTo(bytes);
            assertThat(read.problems()).isNotEmpty();
            assertThat(IgnoreFile.parse(source).ignores("a/b")).isIn(true, false);
        }
    }

    @Test
    void every_word_expands_or_is_refused() {
        Map<String, String> variables = Map.of("A", "a/*b c", "E", "");
        for (int round = 0; round < ROUNDS; round++) {
            Expansion expansion = Expansion.of(made(), variables, '\\');
            assertThat(expansion.refusal().isPresent() && expansion.missing().isEmpty()).isFalse();
        }
    }

    @Test
    void time_grows_with_the_size_and_not_with_its_square() {
        List<String> hard =
                List.of(
                        "FROM a\nRUN " + "a \\\n".repeat(60_000),
                        "FROM a\n" + "# c\n".repeat(200_000),
                        "FROM a\nRUN " + "x \\\n# c\n\n".repeat(60_000),
                        "FROM a\n" + ("RUN " + "<<E ".repeat(5_000) + "\n").repeat(20),
                        "FROM a\n" + ("LABEL " + "a=\"b ".repeat(10_000) + "\n").repeat(15),
                        "FROM a\n" + ("CMD " + "[".repeat(60_000) + "\n").repeat(15),
                        "FROM a\n" + ("ENV A=" + "${A:-".repeat(10_000) + "\n").repeat(15),
                        "FROM " + "\\\n".repeat(400_000));
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    for (String text : hard) {
                        Dockerfile read =
                                DockerfileParser.parse(
                                        SourceFile.of(new RepositoryPath("Dockerfile"), text));
                        Tokens.of(read);
                    }
                });
    }

    /** A template, or nothing like a Dockerfile. */
    private static boolean isRefused(Dockerfile read) {
        String problem = read.problems().isEmpty() ? "" : read.problems().getFirst().message();
        return problem.startsWith("this is a template")
                || problem.endsWith("this is no Dockerfile");
    }

    private static void assertRangesNest(Dockerfile read) {
        TextRange whole = read.source().range();
        int end = 0;
        for (Instruction instruction : read.instructions()) {
            TextRange range = instruction.range();
            assertThat(whole.contains(range)).isTrue();
            assertThat(range.start()).isGreaterThanOrEqualTo(end);
            assertThat(range.contains(instruction.form().keyword())).isTrue();
            assertThat(instruction.flags()).allMatch(flag -> range.contains(flag.range()));
            end = range.end();
        }
        List<Token> tokens = Tokens.of(read);
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(whole.contains(tokens.get(i).range())).isTrue();
            if (i > 0)
                assertThat(tokens.get(i - 1).range()).isLessThanOrEqualTo(tokens.get(i).range());
        }
        read.stages().forEach(stage -> assertThat(read.stageOf(stage.from())).contains(stage));
    }

    private String made() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "FROM a\n" : "");
        int pieces = random.nextInt(14);
        for (int i = 0; i < pieces; i++) text.append(piece());
        return text.toString();
    }

    private String damaged(String seed) {
        StringBuilder text = new StringBuilder(seed);
        int wounds = random.nextInt(4);
        for (int i = 0; i < wounds && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(4));
            text.replace(at, to, random.nextBoolean() ? piece() : "");
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        for (Path folder : GoldenDockerfilesTest.folders())
            seeds.add(Files.readString(folder.resolve("Dockerfile")));
        return seeds;
    }
}
