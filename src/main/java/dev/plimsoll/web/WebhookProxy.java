package dev.plimsoll.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches deliveries from a smee.io channel, for development where GitHub cannot reach the server.
 * They go through the same route as others, signature and all.
 */
public final class WebhookProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookProxy.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final String DATA = "data:";

    /** The headers of a delivery that the route reads. */
    private static final List<String> HEADERS =
            List.of("x-github-event", "x-github-delivery", "x-hub-signature-256");

    private final URI channel;
    private final URI route;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private WebhookProxy(URI channel, int port) {
        this.channel = channel;
        this.route = URI.create("http://127.0.0.1:" + port + WebhookRoute.PATH);
    }

    /** Listens to the channel until it is closed; hands on to the server on this port. */
    public static WebhookProxy start(URI channel, int port) {
        WebhookProxy proxy = new WebhookProxy(channel, port);
        Thread.ofVirtual().name("webhook-proxy").start(proxy::listen);
        return proxy;
    }

    @Override
    public void close() {
        closed.countDown();
        client.shutdownNow();
    }

    private void listen() {
        try {
            do {
                receive();
            } while (!closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(channel).header("Accept", "text/event-stream").build();
        try {
            HttpResponse<Stream<String>> response =
                    client.send(request, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
                    String line = all.next();
                    if (line.startsWith(DATA)) handOn(line.substring(DATA.length()));
                }
            }
        } catch (IOException e) {
            if (closed.getCount() > 0) LOG.warn("the webhook proxy broke off: {}", e.getMessage());
        }
    }

    /** The channel writes headers and body into one object. */
    private void handOn(String data) throws IOException, InterruptedException {
        JsonNode event;
        try {
            event = JSON.readTree(data);
        } catch (JsonProcessingException e) {
            LOG.warn("the webhook proxy sent something that is no JSON");
            return;
        }
        // it also says that it is ready, and that it is alive
        if (!event.path("body").isObject()) return;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(route).header("Content-Type", "application/json");
        for (String header : HEADERS) {
            if (event.path(header).isTextual()) request.header(header, event.path(header).asText());
        }
        String body = JSON.writeValueAsString(event.path("body"));
        int status =
                client.send(
                                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
        LOG.info("a delivery came through the proxy: {}", status);
    }
}
