package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The App's own log of deliveries on GitHub, which redelivers nothing by itself. */
public final class HookDeliveries {

    private static final Duration WINDOW = Duration.ofDays(2);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final int MOST = 100;

    private final InstallationTokens tokens;
    private final InstantSource clock;

    public HookDeliveries(InstallationTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Asks again for what never arrived; {@code received} knows the ids that did. Gives how many
     * were asked for.
     */
    public int redeliverFailed(Predicate<String> received) throws IOException {
        Map<String, Long> failed = new HashMap<>();
        Set<String> arrived = new HashSet<>();
        Optional<String> next = Optional.of("app/hook/deliveries?per_page=" + PAGE);
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            Reply reply = tokens.askAsApp("list the App's deliveries", "GET", next.get());
            next = ended(reply.json(), failed, arrived) ? Optional.empty() : reply.next();
        }
        int asked = 0;
        for (Map.Entry<String, Long> one : failed.entrySet()) {
            if (asked == MOST) break;
            if (arrived.contains(one.getKey()) || received.test(one.getKey())) continue;
            tokens.asApp(
                    "ask for a delivery again",
                    "POST",
                    "app/hook/deliveries/" + one.getValue() + "/attempts");
            asked++;
        }
        return asked;
    }

    /** Sorts a page; says whether it reached what is too old. */
    private boolean ended(JsonNode page, Map<String, Long> failed, Set<String> arrived) {
        for (JsonNode one : page) {
            if (isOld(one.path("delivered_at").asText())) return true;
            String guid = one.path("guid").asText();
            if (one.path("status_code").asInt() / 100 == 2) arrived.add(guid);
            else failed.putIfAbsent(guid, one.path("id").asLong());
        }
        return false;
    }

    private boolean isOld(String time) {
        try {
            return Instant.parse(time).isBefore(clock.instant().minus(WINDOW));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
