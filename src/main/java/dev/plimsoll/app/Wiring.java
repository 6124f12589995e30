package dev.plimsoll.app;

import dev.plimsoll.build.Ports;
import dev.plimsoll.cli.Engine;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.registry.Learning;
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
    public Ports ports(boolean offline, List<RequestTrace> traces) {
        Outside outside = new Outside(settings);
        return offline ? outside.offline() : outside.online(new LazyFacts(settings.home(), false), Learning.now(), traces);
    }

    @Override
    public int serve(Map<String, String> flags) {
        throw new UnsupportedOperationException("serve is not wired with " + settings.with(flags));
    }

    @Override
    public int demo() {
        throw new UnsupportedOperationException("the demo is not wired");
    }
}
