package dev.plimsoll.web;

import dev.plimsoll.job.ReviewLinks;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.Reviews;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the server shows and takes in.
 *
 * @param receiver empty until the App is configured
 * @param ready whether a delivery could be stored now
 * @param adminToken opens the pages that name repositories
 * @param setup the way to configure the App; empty where it is closed for good
 */
public record Site(
        Supplier<Optional<Receiver>> receiver,
        BooleanSupplier ready,
        Reviews reviews,
        Repositories repositories,
        ReviewLinks links,
        String adminToken,
        List<RulePage> rules,
        Supplier<String> configurationSchema,
        Supplier<Optional<Setup>> setup,
        Metrics metrics,
        InstantSource clock) {}
