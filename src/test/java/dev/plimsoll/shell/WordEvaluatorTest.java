package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MappedText;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What words become, as dash answers it, and bash where dash has no such operator; a field that is
 * a file name pattern has a {@code *} after it.
 */
class WordEvaluatorTest {

    private static final Variables VARIABLES =
            Variables.closed(
                            Map.of(
                                    "a",
                                    "a",
                                    "two",
                                    "x  y ",
                                    "empty",
                                    "",
                                    "path",
                                    "/usr/lib/x.tar.gz",
                                    "glob",
                                    "*.py",
                                    "HOME",
                                    "/root",
                                    "v",
                                    "3.11.9",
                                    "star",
                                    "*"))
                    .withUnknown("unknown");

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    plain                                § [plain]
                    'a b'"c"\\ d                         § [a bc d]
                    $a"$a"x                              § [aax]
                    $two                                 § [x][y]
                    "$two"                               § [x  y ]
                    -$two-                               § [-x][y][-]
                    $two$two                             § [x][y][x][y]
                    $empty                               §
                    "$empty"                             § []
                    ''                                   § []
                    $unset                               §
                    ""$unset                             § []
                    $glob                                § [*.py]*
                    "$glob"                              § [*.py]
                    *.py                                 § [*.py]*
                    \\*.py                               § [*.py]
                    [ab]?                                § [[ab]?]*
                    ${unset:-b}                          § [b]
                    ${empty:-b}                          § [b]
                    ${empty-b}                           §
                    ${unset-b c}                         § [b][c]
                    "${unset-b c}"                       § [b c]
                    ${unset:-"b c" d}                    § [b c][d]
                    "${unset:-}"                         § []
                    ${unset:-${a}b}                      § [ab]
                    ${unset:=b}                          § [b]
                    ${a:+b}                              § [b]
                    ${empty:+b}                          §
                    ${empty+b}                           § [b]
                    ${unset+b}                           §
                    ${a:?no}                             § [a]
                    ${unset:?no}                         § unknown
                    ${#path}                             § [17]
                    ${#unset}                            § [0]
                    ${path##*/}                          § [x.tar.gz]
                    ${path#*/}                           § [usr/lib/x.tar.gz]
                    ${path%.*}                           § [/usr/lib/x.tar]
                    ${path%%.*}                          § [/usr/lib/x]
                    ${path%/*}                           § [/usr/lib]
                    ${path%x}                            § [/usr/lib/x.tar.gz]
                    ${v%.*}                              § [3.11]
                    "${v%%[a-z]*}"                       § [3.11.9]
                    ${path%"$star"}                      § [/usr/lib/x.tar.gz]
                    ${path%%$star}                       §
                    ${path##'*'/}                        § [/usr/lib/x.tar.gz]
                    ${v/./-}                             § [3-11.9]
                    ${v//./-}                            § [3-11-9]
                    ${v//.}                              § [3119]
                    ${v/#3/4}                            § [4.11.9]
                    ${v/%9/8}                            § [3.11.8]
                    ${path//\\//_}                       § [_usr_lib_x.tar.gz]
                    ${v//[0-9]/n}                        § [n.nn.n]
                    ${a^^}${a^}                          § [AA]
                    ${v:2:2}                             § [11]
                    ${v:5}                               § [9]
                    ~                                    § [/root]
                    ~/.cache                             § [/root/.cache]
                    "~"/x                                § [~/x]
                    x~                                   § [x~]
                    ~"x"                                 § [~x]
                    ~daemon/x                            § unknown
                    a=~                                  § [a=~]
                    $unknown                             § unknown
                    x${unknown:-y}                       § unknown
                    $(date)                              § unknown
                    $(echo a b)                          § [echo][a][b]
                    "`echo a`"                           § [echo a]
                    $((1+1))                             § unknown
                    $1                                   § unknown
                    $?                                   § unknown
                    {a,b}                                § [{a,b}]
                    """)
    void evaluates_as_a_posix_shell_does(String word, String fields) {
        assertThat(evaluate(Dialect.POSIX, word, VARIABLES))
                .isEqualTo(Optional.ofNullable(fields).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    {a,b}                 § [a][b]
                    x{a,b}y               § [xay][xby]
                    {a,b}{c,d}            § [ac][ad][bc][bd]
                    {a,b{c,d}}            § [a][bc][bd]
                    {a,}x                 § [ax][x]
                    {1..3}                § [1][2][3]
                    {3..1}                § [3][2][1]
                    {01..10..4}           § [01][05][09]
                    {a..c}                § [a][b][c]
                    {-1..1}               § [-1][0][1]
                    {a}                   § [{a}]
                    {}                    § [{}]
                    {a,b                  § [{a,b]
                    a,b}                  § [a,b}]
                    {x{a,b}}              § [{xa}][{xb}]
                    "{a,b}"               § [{a,b}]
                    {"a,b",'c d'}         § [a,b][c d]
                    {$a,"$two"}           § [a][x  y ]
                    /root/.{cache,local}/* § [/root/.cache/*]*[/root/.local/*]*
                    {~,x}                 § [/root][x]
                    {1..100000}           § unknown
                    {a..3}                § [{a..3}]
                    """)
    void evaluates_braces_as_bash_does(String word, String fields) {
        assertThat(evaluate(Dialect.BASH, word, VARIABLES)).isEqualTo(fields);
    }

    @Test
    void does_not_grow_beyond_a_limit() {
        Variables variables = VARIABLES.with("a", "x".repeat(1_000));
        assertThat(evaluate(Dialect.BASH, "$a".repeat(5), variables)).isEqualTo("unknown");
        assertThat(evaluate(Dialect.BASH, "{a,b}".repeat(40), variables)).isEqualTo("unknown");
        assertThat(evaluate(Dialect.BASH, "{".repeat(990), variables))
                .isEqualTo("[" + "{".repeat(990) + "]");
        assertThat(evaluate(Dialect.BASH, "{a,".repeat(200) + "}".repeat(200), variables))
                .doesNotContain("unknown");
    }

    @Test
    void does_not_split_where_the_separators_are_changed() {
        assertThat(evaluate(Dialect.POSIX, "$two", VARIABLES.with("IFS", ",")))
                .isEqualTo("unknown");
        assertThat(evaluate(Dialect.POSIX, "\"$two\"", VARIABLES.with("IFS", ",")))
                .isEqualTo("[x  y ]");
        assertThat(evaluate(Dialect.POSIX, "$two", VARIABLES.with("IFS", " \t\n")))
                .isEqualTo("[x][y]");
    }

    @Test
    void a_whole_word_is_not_split() {
        assertThat(
                        WordEvaluator.of(Dialect.BASH)
                                .evaluateWhole(word("$two{a,b}"), VARIABLES)
                                .single())
                .contains("x  y {a,b}");
    }

    @Test
    void a_field_knows_its_word_and_whether_it_is_written_there() {
        Evaluated.Known known =
                (Evaluated.Known)
                        WordEvaluator.of(Dialect.POSIX).evaluate(word("'a b'"), VARIABLES);
        assertThat(known.fields().getFirst().from().range().length()).isEqualTo(5);
        assertThat(known.fields().getFirst().written()).isTrue();
        Evaluated.Known expanded =
                (Evaluated.Known) WordEvaluator.of(Dialect.POSIX).evaluate(word("$a"), VARIABLES);
        assertThat(expanded.fields().getFirst().written()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    b=1                        § b § 1
                    b=$two                     § b § x  y
                    b=~/x:~                    § b § /root/x:/root
                    a+=b                       § a § ab
                    new+=b                     § new § b
                    b=$unknown                 § b § ?
                    export b="$a c"            § b § a c
                    export a                   § a § a
                    unset a                    § a § -
                    read -r a                  § a § ?
                    : "${b:=d}"                § b § d
                    : "${a:=d}"                § a § a
                    . /etc/os-release          § a § ?
                    b=1 true                   § b § -
                    b=1 c=$b                   § c § 1
                    """)
    void commands_change_variables(String command, String name, String value) {
        Command.Simple simple =
                (Command.Simple) ShellParser.parse(MappedText.of(command, 0)).body();
        Variables after = VariableEffects.after(simple, VARIABLES, WordEvaluator.of(Dialect.POSIX));
        assertThat(
                        switch (after.get(name)) {
                            case Variables.Value.Known known -> known.text().strip();
                            case Variables.Value.Unset unset -> "-";
                            case Variables.Value.Unknown unknown -> "?";
                        })
                .isEqualTo(value);
    }

    @Test
    void what_nobody_spoke_of_is_unset_or_unknown_as_told() {
        assertThat(Variables.closed(Map.of()).get("x")).isEqualTo(new Variables.Value.Unset());
        assertThat(Variables.open(Map.of()).get("x")).isEqualTo(new Variables.Value.Unknown());
        assertThat(Variables.closed(Map.of()).get("?")).isEqualTo(new Variables.Value.Unknown());
    }

    @Test
    void a_text_with_very_many_variables_leaves_the_others_unknown() {
        Variables variables = Variables.closed(Map.of());
        for (int i = 0; i < 2_000; i++) variables = variables.with("v" + i, "x");
        assertThat(variables.get("v1")).isEqualTo(new Variables.Value.Known("x"));
        assertThat(variables.get("v1999")).isEqualTo(new Variables.Value.Unknown());
    }

    private static String evaluate(Dialect dialect, String text, Variables variables) {
        WordEvaluator evaluator = new WordEvaluator(dialect, WordEvaluatorTest::output);
        return switch (evaluator.evaluate(word(text), variables)) {
            case Evaluated.Known known ->
                    known.fields().stream()
                            .map(field -> "[" + field.value() + "]" + (field.glob() ? "*" : ""))
                            .collect(Collectors.joining());
            case Evaluated.Unknown unknown -> "unknown";
        };
    }

    /** Knows the output of echo only, and says its own name before it. */
    private static Optional<String> output(Script script) {
        return Optional.of(script.source() + "\n\n").filter(text -> text.startsWith("echo"));
    }

    private static Word word(String text) {
        Command.Simple simple =
                (Command.Simple) ShellParser.parse(MappedText.of("_ " + text, 0)).body();
        assertThat(simple.words()).hasSize(2);
        return simple.words().get(1);
    }
}
