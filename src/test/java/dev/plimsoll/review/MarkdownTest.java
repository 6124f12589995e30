package dev.plimsoll.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void code_is_fenced_by_more_backticks_than_it_has() {
        assertThat(Markdown.code("a")).isEqualTo("`a`");
        assertThat(Markdown.code("a``b`c")).isEqualTo("```a``b`c```");
        assertThat(Markdown.code("`a")).isEqualTo("`` `a ``");
        assertThat(Markdown.code("a|b\nc")).doesNotContain("|", "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@octocat",
                "see @org/team",
                "a#123",
                "GH#1",
                "https://evil.example",
                "www.evil.example",
                "<!-- plimsoll:summary -->",
                "<img src=x>",
                "[a](b)",
                "![a](b)",
                "**a**",
                "a | b",
                "\\",
                "&lt;",
                "~~a~~",
                "_a_"
            })
    void a_strangers_sentence_means_nothing_but_itself(String text) {
        String written = Markdown.sentence(text);
        assertThat(written)
                .doesNotContainPattern("@[A-Za-z]")
                .doesNotContainPattern("#[0-9]")
                .doesNotContain("<!--")
                .doesNotContain("://");
        assertThat(written).doesNotContainPattern("(?<!\\\\)[<>\\[\\]*_|~&]");
    }

    @Test
    void code_between_backticks_stays_code() {
        assertThat(Markdown.sentence("use `pip install` now.")).isEqualTo("use `pip install` now.");
    }

    @Test
    void random_text_never_leaves_its_line_or_its_cell() {
        Random random = new Random(7);
        List<String> pieces =
                List.of(
                        "`", "``", "|", "\n", "\r", "<!--", "-->", "@a", "#1", "\u202e", "\u0000",
                        "x", " ", "\\", "\ud83d", "<b>");
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--)
                text.append(pieces.get(random.nextInt(pieces.size())));
            String sentence = Markdown.sentence(text.toString());
            String code = Markdown.code(text.toString());
            assertThat(sentence).doesNotContain("\n", "\r", "<!--", "\u202e", "\u0000");
            assertThat(code).doesNotContain("\n", "\r", "|", "<!--", "\u202e", "\u0000");
        }
    }

    @Test
    void sizes_are_told_in_three_digits() {
        assertThat(ShownBytes.of(1_020_000_000)).isEqualTo("1.02 GB");
        assertThat(ShownBytes.of(318_400_000)).isEqualTo("318 MB");
        assertThat(ShownBytes.of(50_000)).isEqualTo("50 kB");
        assertThat(ShownBytes.of(999_999)).isEqualTo("1 MB");
        assertThat(ShownBytes.of(12)).isEqualTo("12 B");
        assertThat(ShownBytes.signed(-412_000_000)).isEqualTo("−412 MB");
        assertThat(ShownBytes.signed(212_000_000)).isEqualTo("+212 MB");
    }
}
