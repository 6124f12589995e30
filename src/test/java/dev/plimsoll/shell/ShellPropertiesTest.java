package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text: no exception, ranges inside their parents and in order, no long wait. */
class ShellPropertiesTest {

    private static final long SEED = 20_260_801;
    private static final int OFFSET = 7;
    private static final List<String> TOKENS =
            List.of(
                    "a",
                    "b",
                    " ",
                    " ",
                    "\n",
                    ";",
                    "&&",
                    "||",
                    "|",
                    "&",
                    "!",
                    "(",
                    ")",
                    "{ ",
                    " }",
                    "((",
                    "))",
                    "if ",
                    "then ",
                    "else ",
                    "elif ",
                    "fi",
                    "for ",
                    "in ",
                    "do ",
                    "done",
                    "while ",
                    "case ",
                    "esac",
                    ";;",
                    "<<E\n",
                    "\nE\n",
                    "<<-'E'",
                    "<<<",
                    ">",
                    "2>&1",
                    "'",
                    "\"",
                    "`",
                    "$(",
                    "$((",
                    "${",
                    "}",
                    "${a:-",
                    "${#",
                    "$a",
                    "$",
                    "\\",
                    "\\\n",
                    "#",
                    "[[ ",
                    " ]]",
                    "x=",
                    "x=(",
                    "f()",
                    "function ",
                    "$'",
                    "<(",
                    "é",
                    "\uD83D\uDE00",
                    "\u0000",
                    "\r\n");

    @Test
    void random_tokens_are_read_without_an_exception_and_with_ordered_ranges() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int tokens = random.nextInt(30); tokens > 0; tokens--)
                text.append(TOKENS.get(random.nextInt(TOKENS.size())));
            check(text.toString());
        }
    }

    @Test
    void mutated_scripts_of_real_images_are_too() throws IOException {
        Random random = new Random(SEED);
        for (String name : ShellGoldenTest.cases().toList()) {
            String script =
                    Files.readString(Path.of("src/test/resources/shell", name, "script.sh"));
            for (int i = 0; i < 500; i++) {
                StringBuilder text = new StringBuilder(script);
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    int from = random.nextInt(text.length());
                    text.replace(
                            from,
                            Math.min(text.length(), from + random.nextInt(8)),
                            TOKENS.get(random.nextInt(TOKENS.size())));
                }
                check(text.toString());
            }
        }
    }

    @Test
    void time_is_linear_in_the_length() {
        for (String token :
                List.of(
                        "a;",
                        "a && ",
                        "a|",
                        "$((#((\n) )\n",
                        "`",
                        "\\\n",
                        "\\\\",
                        "cat <<E\n",
                        "$(",
                        "((",
                        "x=( a ) ",
                        "\"$a\" ",
                        "\\`",
                        "1",
                        "{a",
                        "!",
                        "<(a) ",
                        "case x in a) ")) {
            String text = token.repeat(ShellParser.LENGTH_LIMIT / token.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(ShellParser.parse(MappedText.of(text, 0)).body()).isNotNull());
        }
    }

    private static void check(String text) {
        Script script = ShellParser.parse(MappedText.of(text, OFFSET));
        TextRange whole = new TextRange(OFFSET, OFFSET + text.length());
        assertThat(whole.contains(script.body().range())).as(text).isTrue();
        checkOrder(script.body(), text);
        assertThat(Dump.of(script)).isNotEmpty();
    }

    private static void checkOrder(Command command, String text) {
        List<TextRange> inside = new ArrayList<>();
        for (Command child : children(command)) {
            inside.add(child.range());
            checkOrder(child, text);
        }
        if (command instanceof Command.Simple simple)
            simple.words().forEach(word -> inside.add(word.range()));
        int at = command.range().start();
        for (TextRange range : inside) {
            assertThat(range.start()).as(text).isGreaterThanOrEqualTo(at);
            at = range.end();
        }
        assertThat(at).as(text).isLessThanOrEqualTo(command.range().end());
    }

    private static List<Command> children(Command command) {
        return switch (command) {
            case Command.Simple simple -> List.of();
            case Command.Unknown unknown -> List.of();
            case Command.AndOr list -> {
                List<Command> all = new ArrayList<>(List.of(list.first()));
                list.rest().forEach(next -> all.add(next.command()));
                yield all;
            }
            case Command.Pipeline pipe -> pipe.commands();
            case Command.Sequence sequence -> sequence.commands();
            case Command.Background background -> List.of(background.command());
            case Command.Group group -> List.of(group.body());
            case Command.Subshell shell -> List.of(shell.body());
            case Command.If conditional -> {
                List<Command> all = new ArrayList<>();
                conditional
                        .branches()
                        .forEach(branch -> all.addAll(List.of(branch.condition(), branch.body())));
                conditional.otherwise().ifPresent(all::add);
                yield all;
            }
            case Command.For loop -> List.of(loop.body());
            case Command.While loop -> List.of(loop.condition(), loop.body());
            case Command.Case choice ->
                    choice.items().stream().flatMap(item -> item.body().stream()).toList();
            case Command.Function function -> List.of(function.body());
        };
    }
}
