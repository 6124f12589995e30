package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Variables of a call that installers read as switches. */
final class Settings {

    private static final Set<String> TRUE = Set.of("1", "true", "yes", "y", "on", "t");

    private Settings() {}

    static boolean isTrue(Call call, String variable) {
        return value(call, variable)
                .map(value -> TRUE.contains(value.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** Empty where it is not set, or set to nothing. */
    static Optional<String> value(Call call, String variable) {
        return Optional.ofNullable(call.environment().get(variable))
                .filter(value -> !value.isBlank());
    }
}
