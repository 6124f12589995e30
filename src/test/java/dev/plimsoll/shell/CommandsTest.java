package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which commands a script runs, and under what: {@code ?} after a name means that it may not run.
 */
class CommandsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    a && b && c; d                       § a b c d
                    a || b                               § a b?
                    a && b || c; d                       § a b? c? d
                    [ -z "$x" ] || a                     § [ a?
                    [ -n "$x" ] && a                     § [ a
                    [ -n "$x" ] && a; b                  § [ a? b
                    a; { b && [ c ] && d; }              § a b [ d
                    ! a && b; c                          § a b? c
                    [[ x ]] && a; b                      § a? b
                    if a; then b; elif c; then d; fi; e  § a b? c? d? e
                    if a; then b; else c; fi             § a b? c?
                    for x in 1 2; do a; done             § a/LOOP
                    for x in $y; do a; done              § a?/LOOP
                    while a; do b; done                  § a/LOOP b?/LOOP
                    case x in x) a;; *) b; esac          § a? b?
                    a | b && c                           § a/PIPELINE b/PIPELINE c
                    a & b                                § a/BACKGROUND b
                    (a; b) && { c; }                     § a/SUBSHELL b/SUBSHELL c
                    f() { a; }; f                        § a?/FUNCTION f
                    (a | while b; do c; done)            § a/PIPELINE/SUBSHELL b/LOOP/PIPELINE/SUBSHELL c?/LOOP/PIPELINE/SUBSHELL
                    """)
    void simple_commands_come_in_order_with_their_context(String shell, String expected) {
        assertThat(
                        Commands.simple(parse(shell).body())
                                .map(CommandsTest::shown)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void what_is_not_understood_is_told_apart() {
        assertThat(
                        Commands.unknown(parse("a; if b; then [[ c ]]; fi").body())
                                .map(one -> one.conditional()))
                .containsExactly(Conditional.MAYBE);
    }

    @Test
    void substitutions_are_found_in_words_assignments_and_defaults() {
        Command.Simple simple = (Command.Simple) parse("a=\"$(b)\" c ${d:-$(e)} `f` >$(g)").body();
        assertThat(Commands.substitutions(simple).map(Script::source).map(MappedText::text))
                .containsExactly("b", "e", "f", "g");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    set -e                   § e
                    set -eux                 § eux
                    set -euxo pipefail       § euxp
                    set -o errexit -o nounset § eu
                    set -e +e                §
                    set -- -e                §
                    set -x $y -e             § x
                    echo -e                  §
                    """)
    void set_changes_options(String shell, String options) {
        SetOptions after = SetOptions.NONE.after((Command.Simple) parse(shell).body());
        String shown =
                (after.errexit() ? "e" : "")
                        + (after.nounset() ? "u" : "")
                        + (after.xtrace() ? "x" : "")
                        + (after.pipefail() ? "p" : "");
        assertThat(shown).isEqualTo(options == null ? "" : options);
    }

    @Test
    void the_flags_of_a_shell_are_read_too() {
        assertThat(SetOptions.NONE.withFlags(List.of("-o", "pipefail", "-c")))
                .isEqualTo(new SetOptions(false, false, false, true));
    }

    @Test
    void a_script_in_single_quotes_can_be_edited_where_it_stands() {
        String text = "bash -lc 'pip install x && y' z";
        Script script = ShellParser.parse(MappedText.of(text, 0));
        Embedded embedded =
                script.embedded(((Command.Simple) script.body()).words().get(2)).orElseThrow();
        assertThat(embedded.editable()).isTrue();
        assertThat(
                        Commands.simple(embedded.script().body())
                                .map(one -> one.command().range().of(text)))
                .containsExactly("pip install x", "y");
    }

    @Test
    void a_script_in_pieces_stands_in_the_source_and_continuations_are_jumped_over() {
        MappedText text =
                new MappedText.Builder().append("sh -c \"a && ", 10).append("b\"", 30).build(32);
        Script script = ShellParser.parse(text);
        Embedded embedded =
                script.embedded(((Command.Simple) script.body()).words().get(2)).orElseThrow();
        assertThat(embedded.editable()).isTrue();
        assertThat(Commands.simple(embedded.script().body()).map(one -> one.command().range()))
                .containsExactly(new TextRange(17, 18), new TextRange(30, 31));
    }

    @Test
    void a_script_with_escapes_or_several_quotes_cannot_be_edited() {
        assertThat(embedded("sh -c \"echo \\\"a\\\"\"").editable()).isFalse();
        assertThat(Dump.of(embedded("sh -c \"echo \\\"a\\\"\"").script())).isEqualTo("(echo «a»)");
        assertThat(embedded("sh -c 'a'\"b\"'c'").editable()).isFalse();
        assertThat(embedded("sh -c a\\ b").editable()).isFalse();
        assertThat(embedded("sh -c 'a' ").editable()).isTrue();
    }

    @Test
    void a_word_with_expansions_holds_no_known_script() {
        Script script = parse("sh -c \"echo $x\"");
        assertThat(script.embedded(((Command.Simple) script.body()).words().get(2))).isEmpty();
    }

    private static Embedded embedded(String shell) {
        Script script = parse(shell);
        return script.embedded(((Command.Simple) script.body()).words().get(2)).orElseThrow();
    }

    private static String shown(InContext<Command.Simple> one) {
        return one.command().name().orElse("=")
                + (one.conditional() == Conditional.MAYBE ? "?" : "")
                + one.inside().stream()
                        .sorted()
                        .map(inside -> "/" + inside)
                        .collect(Collectors.joining());
    }

    private static Script parse(String shell) {
        return ShellParser.parse(MappedText.of(shell, 0));
    }
}
