package dev.plimsoll.app;

import dev.plimsoll.build.Ports;
import dev.plimsoll.cli.Engine;
import dev.plimsoll.demo.Demo;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.registry.Learning;
import dev.plimsoll.registry.StreamProgress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Puts the program together by hand. */
final class Wiring implements Engine {

    private final Settings settings;

    Wiring(Settings settings) {
        this.settings = settings;
    }

    /** A command waits for exact figures, so all is learnt before the answer. */
    @Override
    public Ports ports(boolean offline, List<RequestTrace> traces, StreamProgress layers) {
        Outside outside = new Outside(settings);
        return offline
                ? outside.offline()
                : outside.online(
                        new LazyFacts(settings.home(), false), Learning.now(), traces, layers);
    }

    @Override
    public int serve(Map<String, String> flags) throws IOException, InterruptedException {
        return new Serving(settings.with(flags)).run();
    }

    /** The demo asks nobody; {@code -Ddemo.serve=true} keeps its server up. */
    @Override
    public int demo() throws IOException, InterruptedException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Reviewer reviewer = Serving.reviewer(Serving.analyzer(new Outside(settings)::offline));
        return new Demo(reviewer, Serving.rulePages(), Serving::configurationSchema, out)
                .run(Boolean.getBoolean("demo.serve"));
    }
}
