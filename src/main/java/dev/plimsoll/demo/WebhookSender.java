package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.github.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Delivers webhooks as GitHub does: signed, with an id that a redelivery keeps. */
public final class WebhookSender implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String secret;

    public WebhookSender(String address, String secret) {
        this.address = URI.create(address);
        this.secret = secret;
    }

    /** Delivers under a new id; gives the status. */
    public int deliver(String event, JsonNode payload) throws IOException {
        return deliver(event, UUID.randomUUID().toString(), payload);
    }

    /** Delivers under this id, for the first time or again; gives the status. */
    public int deliver(String event, String guid, JsonNode payload) throws IOException {
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", event)
                        .header("X-GitHub-Delivery", guid)
                        .header("X-Hub-Signature-256", WebhookSignature.sign(secret, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while delivering", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
