package dev.plimsoll.web;

import dev.plimsoll.http.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the server runs.
 *
 * @param publicUrl how the outside reaches it
 * @param github the REST API's address, with a slash at its end
 * @param app empty: only {@code /setup} is offered
 * @param adminToken opens the pages that name repositories
 * @param workers how many pull requests are worked on at once
 * @param betweenWrites the pause between two writes to an installation
 * @param betweenScans the pause between first looks at two repositories of an installation
 */
public record ServerSettings(
        String host,
        int port,
        Optional<String> publicUrl,
        Endpoint github,
        Optional<AppSettings> app,
        String adminToken,
        int workers,
        Duration betweenWrites,
        Duration betweenScans,
        List<RulePage> rules,
        Supplier<String> configurationSchema) {}
