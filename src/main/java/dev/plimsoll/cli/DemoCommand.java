package dev.plimsoll.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: a pull request on an embedded GitHub, reviewed by the real server. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Shows a review: an embedded GitHub, a pull request, and what is posted on it.")
final class DemoCommand implements Callable<Integer> {

    private final Engine engine;

    DemoCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() throws Exception {
        return engine.demo();
    }
}
