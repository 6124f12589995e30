package dev.plimsoll.dockerfile;

import static dev.plimsoll.dockerfile.FlagKind.SWITCH;
import static dev.plimsoll.dockerfile.FlagKind.VALUE;
import static dev.plimsoll.dockerfile.FlagKind.VALUES;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The instructions of the Dockerfile reference, and what each one's outer form may hold. */
enum Keyword {
    ADD,
    ARG,
    CMD,
    COPY,
    ENTRYPOINT,
    ENV,
    EXPOSE,
    FROM,
    HEALTHCHECK,
    LABEL,
    MAINTAINER,
    ONBUILD,
    RUN,
    SHELL,
    STOPSIGNAL,
    USER,
    VOLUME,
    WORKDIR;

    static Optional<Keyword> of(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(keyword -> keyword.name().equals(upper)).findFirst();
    }

    boolean takesJson() {
        return switch (this) {
            case ADD, CMD, COPY, ENTRYPOINT, RUN, SHELL, VOLUME -> true;
            default -> false;
        };
    }

    boolean takesHeredocs() {
        return this == ADD || this == COPY || this == RUN;
    }

    /** Those of ARG and STOPSIGNAL the builder takes off and never looks at. */
    boolean looksAtFlags() {
        return this != ARG && this != STOPSIGNAL;
    }

    /** The flags that it knows, by name without dashes. */
    Map<String, FlagKind> flags() {
        return switch (this) {
            case ADD ->
                    Map.of(
                            "chown", VALUE,
                            "chmod", VALUE,
                            "link", SWITCH,
                            "keep-git-dir", SWITCH,
                            "checksum", VALUE,
                            "unpack", SWITCH,
                            "exclude", VALUES);
            case COPY ->
                    Map.of(
                            "chown", VALUE,
                            "from", VALUE,
                            "chmod", VALUE,
                            "link", SWITCH,
                            "exclude", VALUES,
                            "parents", SWITCH);
            case FROM -> Map.of("platform", VALUE);
            case HEALTHCHECK ->
                    Map.of(
                            "interval", VALUE,
                            "timeout", VALUE,
                            "start-period", VALUE,
                            "start-interval", VALUE,
                            "retries", VALUE);
            case RUN ->
                    Map.of("mount", VALUES, "network", VALUE, "security", VALUE, "device", VALUES);
            default -> Map.of();
        };
    }
}
