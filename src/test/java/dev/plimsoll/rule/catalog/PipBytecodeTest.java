package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.python.FakeIndex;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.rule.RuleTester;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipBytecodeTest {

    private static final long MEGABYTE = 1_000_000;

    private final FakePorts ports = new FakePorts();
    private final FakeIndex index = new FakeIndex();
    private final RuleTester rule = RuleTester.of(new PipBytecode()).with(ports);

    @BeforeEach
    void publish() {
        ports.python = index;
        index.wheel("large", "1.0").wheel("small", "1.0").wheel("pip", "26.0");
        weighing("large-1.0-py3-none-any.whl", 20 * MEGABYTE);
        weighing("small-1.0-py3-none-any.whl", MEGABYTE);
    }

    private void weighing(String wheel, long python) {
        index.weighing(
                wheel,
                new WheelContents(
                        python / 4, python, python, 100, 0, List.of(), Provenance.PYTHON_INDEX));
    }

    private static String installing(String options, String project) {
        return "FROM python:3.11-slim\nRUN pip install " + options + project + "\n";
    }

    @Test
    void tells_of_much_bytecode_and_never_calls_it_safe() {
        rule.proposes(installing("--no-cache-dir ", "large==1.0"), "compiles every module");
    }

    @Test
    void is_silent_where_it_is_little() {
        rule.isSilentOn(installing("", "small==1.0"));
    }

    @Test
    void is_silent_where_nothing_is_compiled() {
        rule.isSilentOn(installing("--no-compile ", "large==1.0"));
    }

    @Test
    void is_silent_where_it_is_asked_for() {
        rule.isSilentOn(installing("--compile ", "large==1.0"));
    }

    /** pip reads both: PIP_NO_COMPILE=0 switches it off, and 1 on (measured with pip 24). */
    @Test
    void is_silent_where_the_environment_says_something() {
        rule.isSilentOn(
                "FROM python:3.11-slim\nENV PIP_NO_COMPILE=1\nRUN pip install large==1.0\n");
    }
}
