package dev.plimsoll.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.github.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class WebhookProxyTest {

    @StartStop private final MockWebServer channel = new MockWebServer();
    @StartStop private final MockWebServer server = new MockWebServer();

    @Test
    void hands_deliveries_on_with_a_signature_that_holds() throws Exception {
        String body = "{\"action\":\"opened\",\"title\":\"Größe/1 <b>\"}";
        String signature = WebhookSignature.sign("secret", body.getBytes(StandardCharsets.UTF_8));
        channel.enqueue(
                new MockResponse.Builder()
                        .setHeader("Content-Type", "text/event-stream")
                        .body(
                                """
                                event: ready
                                data: {}

                                data: no json

                                id: 7
                                data: {"x-github-event":"pull_request","x-github-delivery":"guid-1",\
                                "x-hub-signature-256":"%s","body":%s,"timestamp":1}

                                """
                                        .formatted(signature, body))
                        .build());
        server.enqueue(new MockResponse.Builder().code(202).build());
        URI address = channel.url("/channel").uri();
        try (WebhookProxy proxy = WebhookProxy.start(address, server.getPort())) {
            assertThat(proxy).isNotNull();
            RecordedRequest handed = requireNonNull(server.takeRequest(20, TimeUnit.SECONDS));
            assertThat(handed.getUrl().encodedPath()).isEqualTo("/api/github/webhooks");
            assertThat(handed.getHeaders().get("X-GitHub-Event")).isEqualTo("pull_request");
            byte[] received = requireNonNull(handed.getBody()).toByteArray();
            assertThat(
                            new WebhookSignature(List.of("secret"))
                                    .holds(
                                            received,
                                            handed.getHeaders().get("X-Hub-Signature-256")))
                    .isTrue();
        }
    }
}
