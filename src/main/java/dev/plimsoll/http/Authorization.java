package dev.plimsoll.http;

import java.util.List;
import java.util.Optional;
import okhttp3.Challenge;

/**
 * What a host wants to see before it answers. It is shown to the endpoint's own origin only, never
 * after a redirect away.
 */
public interface Authorization {

    /** For requests that need none, or bring their own. */
    Authorization NONE = new Authorization() {};

    /** The value of the {@code Authorization} header for a first try. */
    default Optional<String> header() {
        return Optional.empty();
    }

    /** The value for a second try, after a 401 with these challenges; empty where there is none. */
    default Optional<String> answer(List<Challenge> challenges) throws HttpFailure {
        return Optional.empty();
    }
}
