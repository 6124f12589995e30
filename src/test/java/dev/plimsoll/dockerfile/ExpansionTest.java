package dev.plimsoll.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Facts from moby/buildkit at 73ed682, frontend/dockerfile/shell: envVarTest, wordsTest and
 * lex_test.go.
 */
class ExpansionTest {

    private static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("PWD", "/home"),
                    Map.entry("SHELL", "bash"),
                    Map.entry("NULL", ""),
                    Map.entry("KOREAN", "\uD55C\uAD6D\uC5B4"),
                    Map.entry("XY", "xxyy"),
                    Map.entry("STARS", "xx**"),
                    Map.entry("ODD", "()[]{}^$.*?|\\x"),
                    Map.entry("MARKS", "???y"),
                    Map.entry("FILE", "/tmp/tmp/bar.txt"),
                    Map.entry("GLOB", "/foo*/*/*.txt"),
                    Map.entry("NEEDLE", "\\*/"),
                    Map.entry("URL", "http://google.de"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            emptyValue = "",
            textBlock =
                    """
                    hello ¦ hello
                    he'll'o ¦ hello
                    he\\'llo ¦ he'llo
                    abc\\tdef ¦ abctdef
                    "abc\\tdef" ¦ abc\\tdef
                    "abc\\\\tdef" ¦ abc\\tdef
                    'abc\\tdef' ¦ abc\\tdef
                    hello\\ ¦ hello
                    hello\\\\ ¦ hello\\
                    "hel'lo" ¦ hel'lo
                    'hello\\' ¦ hello\\
                    "''" ¦ ''
                    $. ¦ $.
                    he$1x ¦ hex
                    he$PWD ¦ he/home
                    he\\$PWD ¦ he$PWD
                    he\\\\$PWD ¦ he\\/home
                    "he\\$PWD" ¦ he$PWD
                    'he\\$PWD' ¦ he\\$PWD
                    "he'$PWD'" ¦ he'/home'
                    \\${}aaa ¦ ${}aaa
                    he${hi}xx ¦ hexx
                    he${PWD} ¦ he/home
                    he${XXX:-000}xx ¦ he000xx
                    he${PWD:-000}xx ¦ he/homexx
                    he${NULL:-000}xx ¦ he000xx
                    he${NULL-000}xx ¦ hexx
                    he${XXX-000}xx ¦ he000xx
                    he${XXX:-$PWD}xx ¦ he/homexx
                    he${XXX:-${YYY:-yyy}}xx ¦ heyyyxx
                    he${XXX:-\\$PWD:}xx ¦ he$PWD:xx
                    he${XXX:-\\${PWD}z}xx ¦ he${PWDz}xx
                    he${PWD?} ¦ he/home
                    he${NULL?} ¦ he
                    he${XXX:+${PWD}}xx ¦ hexx
                    he${PWD:+${SHELL}}xx ¦ hebashxx
                    he${NULL:+000}xx ¦ hexx
                    he${NULL+000}xx ¦ he000xx
                    he${PWD:+${PWD}:}xx ¦ he/home:xx
                    ${aaa:-bbb {foo} ¦ bbb {foo
                    ${PWD}} ¦ /home}
                    $KOREAN ¦ 한국어
                    안'녕'하세요 ¦ 안녕하세요
                    ${@:-bbb} ¦ bbb
                    ${#:-bbb} ¦ bbb
                    ${-:-bbb} ¦ bbb
                    $@@@ ¦ @@
                    $001aaa ¦ aaa
                    ${999:-bbb}aaa ¦ bbbaaa
                    hello"  there " ¦ hello  there
                    hello\\ there ¦ hello there
                    ${ODD#()[]{\\}^$.\\*\\?|\\\\} ¦ x
                    ${STARS%%\\**} ¦ xx
                    ${XY#*x*y} ¦ y
                    ${XY#*} ¦ xxyy
                    ${XY#x} ¦ xyy
                    ${XY##*x} ¦ yy
                    ${XY##} ¦ xxyy
                    ${MARKS#?\\?} ¦ ?y
                    .${XY%x}. ¦ .xxyy.
                    ${XY%y*} ¦ xxy
                    ${XY%%y*} ¦ xx
                    ${GLOB/$NEEDLE/.} ¦ /foo.*/*.txt
                    ${GLOB//$NEEDLE/.} ¦ /foo..*.txt
                    ${FILE/\\/tmp/} ¦ /tmp/bar.txt
                    ${FILE//\\/tmp/} ¦ /bar.txt
                    ${FILE//\\//\\/} ¦ \\/tmp\\/tmp\\/bar.txt
                    ${URL/http/https} ¦ https://google.de
                    ${XY/$NULL/ww} ¦ wwxxyy
                    ${XY///} ¦ xxyy
                    """)
    void expands_as_the_builder_does(String word, String expected) {
        Expansion expansion = Expansion.of(word, VARIABLES, '\\');
        // the table's columns are trimmed
        assertThat(expansion.text().strip()).isEqualTo(expected);
        assertThat(expansion.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    he'llo
                    he\\\\'llo
                    "hello
                    "hello\\"
                    ${}
                    he${.}
                    he${XXX:YYY}
                    he${PWD
                    he${PWD:=000}xx
                    ${PWD=aaa}
                    ${{aaa}
                    ${aaa:-bbb ${foo}
                    ${:}
                    ${:-bbb}
                    ${PWD:#}
                    ${PWD:%%}
                    ${XY//ww}
                    ${XY//}
                    ${XY#\\a}
                    """)
    void refuses_what_the_builder_refuses(String word) {
        Expansion expansion = Expansion.of(word, VARIABLES, '\\');
        assertThat(expansion.refusal()).isPresent();
        assertThat(expansion.missing()).isPresent();
        assertThat(expansion.text()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    a$NO ¦ NO
                    ${NO} ¦ NO
                    ${NO#x} ¦ NO
                    ${NO/x/y} ¦ NO
                    $NO$MORE ¦ NO
                    ${NO?} ¦ NO
                    ${NULL:?said} ¦ NULL
                    ${PWD:-${NO:?}} ¦ NO
                    ${NO:-$MORE} ¦ MORE
                    ${PWD+$MORE} ¦ MORE
                    $PWD ¦
                    ${NO:-a} ¦
                    ${NO+$MORE} ¦
                    ${PWD-$MORE} ¦
                    ${NULL} ¦
                    """)
    void names_the_first_variable_that_is_missing_there(String word, String missing) {
        assertThat(Expansion.of(word, VARIABLES, '\\').missing().orElse(null)).isEqualTo(missing);
    }

    @Test
    void the_backtick_may_be_the_escape() {
        assertThat(Expansion.of("C:\\dir`$PWD\\$PWD", VARIABLES, '`').text())
                .isEqualTo("C:\\dir$PWD\\/home");
    }

    @Test
    void growth_and_depth_have_an_end() {
        assertThat(Expansion.of("${A:-".repeat(100) + "}".repeat(100), Map.of(), '\\').refusal())
                .isPresent();
        Map<String, String> variables = new HashMap<>(Map.of("A", "a".repeat(1000)));
        assertThat(Expansion.of("$A".repeat(1000), variables, '\\').refusal()).isPresent();
    }
}
