package dev.plimsoll.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipCommandTest {

    private static Optional<PipCommand> recognise(String command) {
        return PipCommand.recognise(Arrays.asList(command.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pip install -r requirements.txt flask",
                "pip3 install -rrequirements.txt flask",
                "pip3.11 -q --no-cache-dir install --requirement requirements.txt flask",
                "/opt/venv/bin/pip install --requirement=requirements.txt flask",
                "python -m pip install -Ur requirements.txt flask",
                "python3.11 -B -m pip --disable-pip-version-check install flask -r requirements.txt",
                "pip --python /v/bin/python install -qr requirements.txt -- flask",
            })
    void knows_pip_however_it_is_called(String text) {
        PipCommand pip = recognise(text).orElseThrow();
        assertThat(pip.isInstall()).isTrue();
        assertThat(pip.requirementFiles()).containsExactly("requirements.txt");
        assertThat(pip.operands()).containsExactly("flask");
        List<String> words = Arrays.asList(text.split(" ", -1));
        assertThat(words.get(pip.verbIndex())).isEqualTo("install");
        assertThat(words.get(pip.arguments().operands().getFirst().index())).isEqualTo("flask");
        assertThat(words.get(pip.arguments().option("--requirement").orElseThrow().valueIndex()))
                .endsWith("requirements.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipenv install",
                "pipx install a",
                "python setup.py install",
                "python -c pip",
                "python x.py -m pip install a",
                "apt-get install pip"
            })
    void takes_nothing_else_for_pip(String text) {
        assertThat(recognise(text)).isEmpty();
    }

    @Test
    void reads_options_that_are_cut_short() {
        assertThat(recognise("pip install --no-cache flask").orElseThrow().has("--no-cache-dir"))
                .isTrue();
        assertThat(recognise("pip install --upgrade flask").orElseThrow().operands())
                .containsExactly("flask");
        assertThat(
                        recognise("pip install -t /x --platform linux a")
                                .orElseThrow()
                                .value("--target"))
                .contains("/x");
    }

    @Test
    void reads_uv() {
        UvCommand uv =
                UvCommand.recognise(
                                List.of("uv", "pip", "install", "--system", "-r", "a.txt", "flask"))
                        .orElseThrow();
        assertThat(uv.verb()).isEqualTo("pip install");
        assertThat(uv.verbIndex()).isEqualTo(2);
        assertThat(uv.has("--system")).isTrue();
        assertThat(uv.arguments().operands())
                .extracting(Arguments.Operand::value)
                .containsExactly("flask");
        assertThat(UvCommand.recognise(List.of("uvx", "ruff"))).isEmpty();
    }
}
