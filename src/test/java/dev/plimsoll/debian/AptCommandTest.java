package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.shell.GetoptArguments;
import java.util.List;
import org.junit.jupiter.api.Test;

class AptCommandTest {

    private static AptCommand read(String line) {
        return AptCommand.recognise(List.of(line.split(" ", -1))).orElseThrow();
    }

    @Test
    void options_stand_anywhere_and_each_word_keeps_its_place() {
        var command = read("apt-get -y install gcc --no-install-recommends curl");
        assertThat(command.verb().orElseThrow())
                .isEqualTo(new GetoptArguments.Operand(2, "install"));
        assertThat(command.packages())
                .containsExactly(
                        new GetoptArguments.Operand(3, "gcc"),
                        new GetoptArguments.Operand(5, "curl"));
        assertThat(command.has("-y")).isTrue();
        assertThat(command.recommends()).contains(false);
        assertThat(command.options())
                .extracting(GetoptArguments.Option::index)
                .containsExactly(1, 4);
    }

    @Test
    void short_options_are_bundled_and_may_have_values() {
        assertThat(read("apt-get -yqq install a").has("-q")).isTrue();
        assertThat(read("apt-get -q=2 -y install a").packages()).hasSize(1);
        assertThat(read("apt-get -qqo Dpkg::Use-Pty=0 install a").setting("dpkg::use-pty"))
                .contains("0");
        assertThat(read("apt-get -oAPT::Install-Recommends=false install a").recommends())
                .contains(false);
        assertThat(read("apt-get install -t bookworm-backports a").targetRelease())
                .contains("bookworm-backports");
        assertThat(read("apt-get install --target-release=sid a").packages()).hasSize(1);
    }

    @Test
    void recommends_are_switched_in_every_way() {
        assertThat(read("apt install a").recommends()).isEmpty();
        assertThat(read("apt install --install-recommends a").recommends()).contains(true);
        assertThat(read("apt install --install-recommends=no a").recommends()).contains(false);
        assertThat(read("aptitude -R install a").recommends()).contains(false);
        assertThat(
                        read("apt-get -o APT::Install-Recommends=1 --no-install-recommends install a")
                                .recommends())
                .contains(true);
    }

    @Test
    void after_two_dashes_all_are_words() {
        assertThat(read("apt-get install -- -odd").packages())
                .containsExactly(new GetoptArguments.Operand(3, "-odd"));
    }

    @Test
    void knows_what_writes_nothing_and_what_removes() {
        assertThat(read("apt-get -s install a").isDry()).isTrue();
        assertThat(read("apt-get purge --auto-remove a").removesUnneeded()).isTrue();
        assertThat(read("/usr/bin/apt-get autoremove").removesUnneeded()).isTrue();
    }

    @Test
    void other_programs_are_not_it() {
        assertThat(AptCommand.recognise(List.of("apt-cache", "search"))).isEmpty();
        assertThat(AptCommand.recognise(List.of())).isEmpty();
        assertThat(AptCommand.recognise(List.of("apt-get", "-o", "-t"))).isPresent();
        assertThat(AptCommand.recognise(List.of("apt-get", "-t"))).isPresent();
    }
}
