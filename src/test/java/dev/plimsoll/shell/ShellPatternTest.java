package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of POSIX.1-2024 XCU 2.14. */
class ShellPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    amd64        § amd64     § true
                    amd64        § amd6      § false
                    *            § amd64     § true
                    arm*         § arm64     § true
                    arm*         § armhf/x   § true
                    *64*         § x86_64    § true
                    a?c          § abc       § true
                    a?c          § ac        § false
                    [abc]x       § bx        § true
                    [!abc]x      § bx        § false
                    [^abc]x      § dx        § true
                    [a-c]x       § bx        § true
                    []a]         § ]         § true
                    [!]a]        § b         § true
                    [a-]         § -         § true
                    [[:digit:]]* § 3.11      § true
                    [[:upper:]]  § a         § false
                    [\\]a]       § ]         § true
                    [a           § [a        § true
                    \\*          § *         § true
                    \\*          § x         § false
                    a**b         § ab        § true
                    *a*b*c       § xxaxxbxxc § true
                    """)
    void matches(String pattern, String text, boolean matches) {
        assertThat(ShellPattern.compile(pattern).orElseThrow().matches(text)).isEqualTo(matches);
    }

    @Test
    void takes_linear_time_where_backtracking_would_not_end() {
        ShellPattern pattern = ShellPattern.compile("*a".repeat(30) + "b").orElseThrow();
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(pattern.matches("a".repeat(50_000))).isFalse());
    }

    @Test
    void is_no_pattern_where_it_is_too_long() {
        assertThat(ShellPattern.compile("a".repeat(64))).isEmpty();
        assertThat(ShellPattern.compile("[".repeat(100_000))).isEmpty();
        assertThat(ShellPattern.compile("a".repeat(63)).orElseThrow().matches("a".repeat(63)))
                .isTrue();
    }
}
