package dev.plimsoll.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.shell.GetoptArguments.Operand;
import dev.plimsoll.shell.GetoptArguments.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GetoptArgumentsTest {

    private static GetoptArguments read(String line) {
        return GetoptArguments.read(List.of(line.split(" ", -1)), Set.of("-o", "--option"));
    }

    @Test
    void options_and_operands_keep_their_places() {
        GetoptArguments read = read("apt-get -qq install --yes gcc -o a=b curl");
        assertThat(read.operands())
                .containsExactly(
                        new Operand(2, "install"), new Operand(4, "gcc"), new Operand(7, "curl"));
        assertThat(read.options())
                .containsExactly(
                        new Option(1, "-q", Optional.empty()),
                        new Option(1, "-q", Optional.empty()),
                        new Option(3, "--yes", Optional.empty()),
                        new Option(5, "-o", Optional.of("a=b")));
    }

    @Test
    void values_are_joined_on_or_the_next_word() {
        assertThat(read("x -qoa=b -o=c --option=d --option e --other=f -y=no").options())
                .extracting(Option::name, option -> option.value().orElse(""))
                .containsExactly(
                        tuple("-q", ""),
                        tuple("-o", "a=b"),
                        tuple("-o", "c"),
                        tuple("--option", "d"),
                        tuple("--option", "e"),
                        tuple("--other", "f"),
                        tuple("-y", "no"));
    }

    @Test
    void what_follows_two_dashes_is_no_option_and_a_missing_value_is_empty() {
        assertThat(read("x - -- -y").operands())
                .containsExactly(new Operand(1, "-"), new Operand(3, "-y"));
        assertThat(read("x -o").options()).containsExactly(new Option(1, "-o", Optional.of("")));
        assertThat(read("x --option").options())
                .containsExactly(new Option(1, "--option", Optional.empty()));
    }
}
