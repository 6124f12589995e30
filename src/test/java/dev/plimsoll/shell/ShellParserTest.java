package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.source.MappedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** POSIX.1-2024 XCU chapter 2, and bash's additions, as shell text and the tree that it means. */
class ShellParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    apt-get update                               § (apt-get update)
                    a; b & c                                     § (seq (a) (background (b)) (c))
                    a && b || c                                  § (list (a) && (b) || (c))
                    a | b |& c                                   § (pipe (a) (b) (c))
                    ! a | b                                      § (not (a) (b))
                    DEPS="a b" && apt-get install $DEPS          § (list (DEPS=«a b») && (apt-get install $DEPS))
                    A=1 B= make x=2                              § (A=1 B= make x=2)
                    PATH+=:/x                                    § (PATH+=:/x)
                    a[0]=x                                       § (a[0]=x)
                    list=(a "b c" $(d)) true                     § (list=?(a "b c" $(d))? true)
                    { echo a; echo b; } > f                      § (group (seq (echo a) (echo b)) >f)
                    (cd /x && make) 2>&1                         § (subshell (list (cd /x) && (make)) 2>&1)
                    ((cd x); y)                                  § (subshell (seq (subshell (cd x)) (y)))
                    if [ "$X" = y ]; then a; fi                  § (if ([ "$X" = y ]) then (a))
                    if a; then b; elif c; then d; else e; fi >f  § (if (a) then (b) (c) then (d) else (e) >f)
                    for p in a "b c" $d; do pip install $p; done § (for p in [a «b c» $d] (pip install $p))
                    for p; do a; done                            § (for p in arguments (a))
                    for p in; do a; done                         § (for p in [] (a))
                    while read -r l; do a $l; done < f           § (while (read -r l) (a $l) <f)
                    until a; do b; done                          § (until (a) (b))
                    case $a in x|y) b;; (z) c;& *) ;; esac       § (case $a x|y) (b) z) (c) ;& *) ())
                    case "$a" in x) b; c; esac                   § (case "$a" x) (seq (b) (c)))
                    f() { a; }                                   § (function f (group (a)))
                    f () ( a ) ; f                               § (seq (function f (subshell (a))) (f))
                    function f { a; }                            § (function f (group (a)))
                    function f() { a; }                          § (function f (group (a)))
                    echo if then { } fi do !                     § (echo if then { } fi do !)
                    pip install "x>=1" y>=2                      § (pip install «x>=1» y >=2)
                    a 2>/dev/null >>f <g 3<&- 4>|h <>i           § (a 2>/dev/null >>f <g 3<&- 4>|h <>i)
                    a &>f                                        § (a &>f)
                    a &>>f                                       § (a &>>f)
                    exec {fd}>f                                  § (exec {fd}>f)
                    echo 2 >f 2x>g                               § (echo 2 2x >f >g)
                    cat <<<"a $b"                                § (cat <<<«a »"$b")
                    a # comment && b                             § (a)
                    a#b '#' \\#c                                 § (a#b «#» «#»c)
                    echo a\\ b 'c'"d"e$'f\\x41\\101\\''           § (echo a« »b «cd»e«fAA'»)
                    echo ''                                      § (echo «»)
                    echo "" "$a"'' "x$a"                         § (echo «» "$a"«» «x»"$a")
                    echo "\\$a \\a \\" \\\\ `b` $(c "d")"        § (echo «$a \\a " \\ »"$(b)"« »"$(c «d»)")
                    echo $a$1$10${10}$@"$*"$?$#$                 § (echo $a$1$10$10$@"$*"$?$#$)
                    echo ${a:-b} ${a-} ${a:+$c} ${a?no} ${#a}    § (echo ${a :- b} ${a - } ${a :+ $c} ${a ? no} ${a length})
                    echo ${a%.*} "${a##*/}" ${a//x/y} ${a^^}     § (echo ${a % .*} "${a ## */}" ${a // x/y} ${a ^^ })
                    echo "${a:-x 'y' "z"}" ${a:-x "y z"}         § (echo "${a :- «x 'y' z»}" ${a :- x «y z»})
                    echo "${a%'*'}"                              § (echo "${a % «*»}")
                    echo ${!a} ${a[0]} ${}                       § (echo ?${!a}? ?${a[0]}? ?${}?)
                    echo $((1 + (2))) $((a) | b)                 § (echo ?$((1 + (2)))? $(pipe (subshell (a)) (b)))
                    echo `a \\`b\\``                             § (echo $(a $(b)))
                    diff <(a; b) >(c)                            § (diff ?<(a; b)? ?>(c)?)
                    rm *.py[co] ?x !(a|b)                        § (rm *.py[co] ?x !?(a|b)?)
                    [[ $a == b* && ( c || d ) ]] && e            § (list (unknown: a test of bash: [[ … ]]) && (e))
                    [[ $a =~ ^(x|y)$ ]] || e                     § (list (unknown: a test of bash: [[ … ]]) || (e))
                    (( i++ )) ; a                                § (seq (unknown: arithmetic of bash: (( … ))) (a))
                    for ((i=0; i<3; i++)); do a; done; b         § (seq (unknown: a counting loop of bash: for (( … ))) (b))
                    select x in a b; do c; done; d               § (seq (unknown: a menu of bash: select) (d))
                    >f                                           § (>f)
                    time make                                    § (time make)
                    """)
    void reads(String shell, String tree) {
        assertThat(dump(shell)).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    a; fi; b             § (seq (a) (unknown: unexpected "fi"))
                    a; )                 § (seq (a) (unknown: unexpected ")"))
                    a 'b                 § (unknown: a single quote has no end)
                    a; b "$(c            § (seq (a) (unknown: a $( has no ): the end))
                    a; if b; then c      § (seq (a) (unknown: "fi" was expected, not the end))
                    a | | b              § (unknown: a command was expected, not "|")
                    a && ; b             § (unknown: a command was expected, not ";")
                    a <                  § (unknown: < has no target)
                    case x in y          § (unknown: ")" was expected, not the end)
                    echo ${a             § (unknown: a ${ has no })
                    echo `a              § (unknown: a backquote has no end)
                    [[ a                 § (unknown: a [[ has no ]])
                    echo (a)             § (unknown: unexpected "(")
                    coproc a             § (unknown: "coproc" is not understood)
                    """)
    void tells_what_it_does_not_understand(String shell, String tree) {
        Script script = parse(shell);
        assertThat(Dump.of(script)).isEqualTo(tree);
        assertThat(script.problems()).hasSize(1);
    }

    @Test
    void an_empty_text_is_an_empty_sequence() {
        assertThat(dump("")).isEqualTo("(seq)");
        assertThat(dump(" \n # nothing\n")).isEqualTo("(seq)");
    }

    @Test
    void takes_the_bodies_of_here_documents_from_the_lines_after_them() {
        assertThat(
                        dump(
                                """
                                cat <<A - <<-'B' && b
                                one $x
                                A
                                \ttwo
                                \tB
                                c
                                """))
                .isEqualTo("(seq (list (cat - <<A[one $x\\n] <<-«B»[two\\n]) && (b)) (c))");
    }

    @Test
    void a_here_document_may_stand_in_a_substitution_or_a_loop() {
        assertThat(
                        dump(
                                """
                                x="$(cat <<E
                                one
                                E
                                )"
                                while a; do b <<E
                                two
                                E
                                done
                                """))
                .isEqualTo("(seq (x=\"$(cat <<E[one\\n])\") (while (a) (b <<E[two\\n])))");
    }

    @Test
    void a_here_document_without_its_last_line_has_the_rest_and_a_problem() {
        Script script = parse("cat <<E\na\nb");
        assertThat(Dump.of(script)).isEqualTo("(cat <<E[a\\nb])");
        assertThat(script.problems()).containsExactly("The here-document E has no closing line.");
    }

    @Test
    void takes_bodies_from_outside_in_their_order_where_the_text_has_none() {
        MappedText logicalLine =
                new MappedText.Builder().append("cat <<A >f && ", 4).append("sh <<B", 25).build(31);
        Script script =
                ShellParser.parse(
                        logicalLine,
                        List.of(new HereDocument("A", "one\n"), new HereDocument("B", "two\n")));
        assertThat(Dump.of(script)).isEqualTo("(list (cat <<A[one\\n] >f) && (sh <<B[two\\n]))");
        assertThat(script.problems()).isEmpty();
        assertThat(script.body().range()).isEqualTo(new dev.plimsoll.source.TextRange(4, 31));
    }

    @Test
    void says_that_a_here_document_is_literal_where_its_delimiter_is_quoted() {
        Command.Simple simple = (Command.Simple) parse("cat <<'A' <<B\nA\nB\n").body();
        assertThat(simple.redirections())
                .extracting(Command.Redirection::literalHeredoc)
                .containsExactly(true, false);
    }

    @Test
    void line_continuations_vanish_wherever_they_stand() {
        assertThat(
                        dump(
                                "set -e\\\nux; \\\n  apt\\\n-get upd\\\nate &\\\n& i\\\nf a; then b; f\\\ni"))
                .isEqualTo("(seq (set -eux) (list (apt-get update) && (if (a) then (b))))");
        assertThat(dump("echo 'a\\\nb' \"c\\\nd\"")).isEqualTo("(echo «a\\\nb» «cd»)");
    }

    @Test
    void comments_have_their_ranges() {
        String text = "a # one\n#two\nb";
        assertThat(parse(text).comments())
                .extracting(range -> range.of(text))
                .containsExactly("# one", "#two");
    }

    @Test
    void words_have_their_ranges_in_the_source() {
        String text = "FOO=\"$x\" pip  install 'a b' >f";
        Command.Simple simple = (Command.Simple) ShellParser.parse(MappedText.of(text, 0)).body();
        assertThat(simple.words())
                .extracting(word -> word.range().of(text))
                .containsExactly("pip", "install", "'a b'");
        assertThat(simple.assignments().getFirst().value().range().of(text)).isEqualTo("\"$x\"");
        assertThat(simple.redirections().getFirst().range().of(text)).isEqualTo(">f");
        assertThat(simple.name()).contains("pip");
        assertThat(simple.arguments()).hasSize(2);
    }

    @Test
    void a_word_before_a_continuation_ends_before_it() {
        String text = "pip install\\\n x";
        Command.Simple simple = (Command.Simple) parse(text).body();
        assertThat(simple.words().get(1).range().of(text)).isEqualTo("install");
    }

    @Test
    void stops_at_a_depth_of_nesting() {
        assertThat(dump("(".repeat(15_000))).startsWith("(unknown: ");
        assertThat(dump("a;" + "( ".repeat(50) + "b" + " )".repeat(50))).doesNotContain("unknown");
        assertThat(dump("{ ".repeat(15_000))).contains("nested deeper");
        assertThat(dump("\"$(".repeat(15_000))).contains("nested deeper");
        assertThat(dump("((".repeat(15_000) + ")".repeat(30_000))).contains("nested deeper");
        assertThat(dump("${a:-".repeat(15_000))).contains("nested deeper");
        assertThat(dump("a !(" + "(".repeat(15_000))).contains("nested deeper");
        assertThat(dump("if ".repeat(15_000))).contains("nested deeper");
        assertThat(dump("f() ".repeat(15_000))).startsWith("(unknown: ");
    }

    @Test
    void does_not_read_what_no_shell_could_be_given() {
        assertThat(dump("a;".repeat(ShellParser.LENGTH_LIMIT)))
                .isEqualTo("(unknown: it is longer than 131072 characters)");
    }

    private static Script parse(String shell) {
        return ShellParser.parse(MappedText.of(shell, 0));
    }

    private static String dump(String shell) {
        return Dump.of(parse(shell));
    }
}
