package dev.plimsoll.cli;

import dev.plimsoll.build.Ports;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.registry.StreamProgress;
import java.util.List;
import java.util.Map;

/** What commands need of the rest of the program; the wiring is one. */
public interface Engine {

    /**
     * Answers of the outside.
     *
     * @param offline whether nobody may be asked
     * @param traces hear of each request
     * @param layers hears how the layers of base images come in
     */
    Ports ports(boolean offline, List<RequestTrace> traces, StreamProgress layers);

    /** Runs the server until it is told to end; {@code settings} go before the environment. */
    int serve(Map<String, String> settings) throws Exception;

    int demo() throws Exception;
}
