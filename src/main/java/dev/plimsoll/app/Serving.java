package dev.plimsoll.app;

import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.build.Ports;
import dev.plimsoll.config.ConfigurationSchema;
import dev.plimsoll.github.AppCredentials;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.job.AnalysisReviewer;
import dev.plimsoll.job.AnalysisScanner;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.job.Scanner;
import dev.plimsoll.job.SharedPace;
import dev.plimsoll.registry.Learning;
import dev.plimsoll.registry.StreamProgress;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Facts;
import dev.plimsoll.web.AppSettings;
import dev.plimsoll.web.ManifestSetup;
import dev.plimsoll.web.Metrics;
import dev.plimsoll.web.PlimsollServer;
import dev.plimsoll.web.RulePage;
import dev.plimsoll.web.SecretFile;
import dev.plimsoll.web.ServerSettings;
import dev.plimsoll.web.WebhookProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.slf4j.LoggerFactory;

/** Runs the server as the operator's settings say, until the process is told to end. */
final class Serving {

    /**
     * Whatever still hangs then is taken up after the restart; the process has ten seconds to end.
     */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(9);

    /**
     * A first look takes about eight requests; GitHub allows an installation 5,000 an hour, most of
     * which are for reviews (docs, "Rate limits for GitHub Apps").
     */
    private static final Duration BETWEEN_SCANS = Duration.ofSeconds(10);

    private final Settings settings;

    Serving(Settings settings) {
        this.settings = settings;
    }

    int run() throws IOException, InterruptedException {
        Logging.use(
                settings.logFormat().equals("text") ? Logging.Format.TEXT : Logging.Format.JSON,
                settings.logLevel());
        Database database =
                settings.databaseUrl().isPresent()
                        ? Database.at(settings.databaseUrl().get())
                        : Database.in(settings.home());
        // beside the web server, which takes as long
        Thread.ofPlatform().daemon().name("database").start(() -> prepare(database));
        Metrics metrics = new Metrics();
        Caller caller = Caller.of(new Outside(settings).policy(), List.of(metrics));
        Executor background = task -> Thread.ofVirtual().start(task);
        Supplier<Ports> ports =
                () ->
                        new Outside(settings)
                                .online(
                                        new Facts(database),
                                        Learning.later(background),
                                        List.of(metrics),
                                        StreamProgress.NONE);
        Supplier<Analyzer> analyzer = analyzer(ports);
        Endpoint github =
                Endpoint.ofOperator(
                        HttpUrl.get(settings.githubApiUrl().replaceAll("/$", "") + "/"));
        PlimsollServer server =
                PlimsollServer.start(
                        serverSettings(github),
                        database,
                        caller,
                        reviewer(analyzer),
                        scanner(analyzer),
                        metrics,
                        InstantSource.system(),
                        Optional.of(setup(caller, github)));
        Optional<WebhookProxy> proxy =
                settings.webhookProxyUrl()
                        .map(channel -> WebhookProxy.start(URI.create(channel), server.port()));
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    Thread.ofPlatform()
                                            .daemon()
                                            .start(Serving::haltAtTheLastMoment);
                                    proxy.ifPresent(WebhookProxy::close);
                                    server.close();
                                    database.close();
                                    end.countDown();
                                }));
        end.await();
        return 0;
    }

    /** What fails here fails again, and is told, when the work is taken up. */
    private static void prepare(Database database) {
        try {
            database.bringUpToDate();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Serving.class).debug("the database is not there yet", e);
        }
    }

    static Reviewer reviewer(Supplier<Analyzer> analyzer) {
        return input -> new AnalysisReviewer(analyzer.get(), RulePages.IDS).review(input);
    }

    static Scanner scanner(Supplier<Analyzer> analyzer) {
        return tree -> new AnalysisScanner(analyzer.get(), RulePages.IDS).scan(tree);
    }

    /** With all rules; made when the first pull request comes, so that the port opens first. */
    static Supplier<Analyzer> analyzer(Supplier<Ports> ports) {
        return new Supplier<>() {
            private Optional<Analyzer> made = Optional.empty();

            @Override
            public synchronized Analyzer get() {
                if (made.isEmpty()) made = Optional.of(new Analyzer(ports.get(), Catalog.RULES));
                return made.get();
            }
        };
    }

    static List<RulePage> rulePages() {
        return RulePages.IDS.stream()
                .map(id -> new RulePage(id, RulePages.summary(id), RulePages.page(id).orElse("")))
                .toList();
    }

    static String configurationSchema() {
        return ConfigurationSchema.text(RulePages.IDS);
    }

    private ServerSettings serverSettings(Endpoint github) throws IOException {
        return new ServerSettings(
                settings.host(),
                settings.port(),
                settings.publicUrl(),
                github,
                app(),
                settings.adminToken().isPresent()
                        ? settings.adminToken().get()
                        : new SecretFile(settings.home().resolve("admin-token")).tokenMadeOnce(),
                settings.workers(),
                SharedPace.BETWEEN_WRITES,
                BETWEEN_SCANS,
                rulePages(),
                Serving::configurationSchema);
    }

    private Optional<AppSettings> app() throws IOException {
        if (settings.appId().isEmpty()) return ManifestSetup.kept(credentialsFile());
        String key = settings.privateKey().isPresent() ? settings.privateKey().get() : keyInFile();
        if (settings.webhookSecrets().isEmpty())
            throw new IllegalArgumentException("WEBHOOK_SECRET: expected with APP_ID");
        return Optional.of(
                new AppSettings(
                        AppCredentials.of(settings.appId().get(), key), settings.webhookSecrets()));
    }

    private String keyInFile() throws IOException {
        if (settings.privateKeyPath().isEmpty())
            throw new IllegalArgumentException(
                    "PRIVATE_KEY or PRIVATE_KEY_PATH: expected with APP_ID");
        return Files.readString(settings.privateKeyPath().get());
    }

    private PlimsollServer.SetupFactory setup(Caller caller, Endpoint github) {
        return (port, configured) ->
                new ManifestSetup(
                        caller,
                        github,
                        settings.githubUrl(),
                        settings.publicUrl().orElse("http://localhost:" + port),
                        credentialsFile(),
                        configured);
    }

    private SecretFile credentialsFile() {
        return new SecretFile(settings.home().resolve("github-app.json"));
    }

    private static void haltAtTheLastMoment() {
        try {
            Thread.sleep(LAST_MOMENT);
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
