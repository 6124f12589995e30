package dev.plimsoll.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.demo.GitHubDouble;
import dev.plimsoll.demo.WebhookSender;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code serve} in a process of its own, against a double, with nothing else to ask. */
final class ServeProcess implements AutoCloseable {

    static final String SECRET = "s3cret-of-the-webhook";
    static final String ADMIN = "the-admin-token";
    private static final Pattern READY = Pattern.compile("ready on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private ServeProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    static ServeProcess start(GitHubDouble github, Path home, Map<String, String> more)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classpath(),
                                "dev.plimsoll.app.Main",
                                "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.putAll(
                Map.of(
                        "APP_ID",
                        GitHubDouble.APP_ID,
                        "PRIVATE_KEY",
                        github.privateKey(),
                        "WEBHOOK_SECRET",
                        SECRET,
                        "GITHUB_API_URL",
                        github.address(),
                        "HOST",
                        "127.0.0.1",
                        "PORT",
                        "0",
                        "PUBLIC_URL",
                        "https://bot.example",
                        "PLIMSOLL_HOME",
                        home.toString(),
                        "ADMIN_TOKEN",
                        ADMIN));
        // nobody listens there: all that is not GitHub is unknown, at once
        environment.putAll(
                Map.of(
                        "REGISTRY_MIRRORS", "docker.io=http://127.0.0.1:9",
                        "PYPI_INDEX_URL", "http://127.0.0.1:9/",
                        "DEBIAN_MIRROR_URL", "http://127.0.0.1:9/debian",
                        "ALPINE_MIRROR_URL", "http://127.0.0.1:9/alpine"));
        environment.putAll(more);
        return new ServeProcess(builder.start());
    }

    /** What this process runs with, whoever started it. */
    private static String classpath() {
        Stream<String> loaded =
                Main.class.getClassLoader() instanceof URLClassLoader loader
                        ? Arrays.stream(loader.getURLs())
                                .map(url -> Path.of(URI.create(url.toString())).toString())
                        : Stream.empty();
        return Stream.concat(loaded, Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    WebhookSender webhooks() throws Exception {
        return new WebhookSender(address() + "/api/github/webhooks", SECRET);
    }

    String address() throws Exception {
        return "http://127.0.0.1:" + port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; gives how long the process took to end. */
    Duration terminate() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What it logged. */
    List<String> log() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private void read() {
        try (BufferedReader reader = process.errorReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                Matcher ready = READY.matcher(line);
                if (ready.find()) port.complete(Integer.parseInt(ready.group(1)));
            }
        } catch (IOException e) {
            // the process has ended
            port.completeExceptionally(e);
        }
        port.completeExceptionally(new IOException("it never got ready: " + log()));
    }

    @Override
    public void close() {
        kill();
    }
}
