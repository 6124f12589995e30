package dev.plimsoll.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.github.AppCredentials;
import dev.plimsoll.github.ManifestConversion;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * GitHub's App manifest flow: registers the App, keeps its credentials in the operator's file, and
 * lets the server serve.
 */
public final class ManifestSetup implements Setup {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller caller;
    private final Endpoint api;
    private final String gitHub;
    private final String publicUrl;
    private final SecretFile file;
    private final Consumer<AppSettings> configured;

    /**
     * @param gitHub the address of GitHub's pages
     * @param publicUrl how the outside reaches this server
     * @param configured hears of the credentials
     */
    public ManifestSetup(
            Caller caller,
            Endpoint api,
            String gitHub,
            String publicUrl,
            SecretFile file,
            Consumer<AppSettings> configured) {
        this.caller = caller;
        this.api = api;
        this.gitHub = gitHub;
        this.publicUrl = publicUrl;
        this.file = file;
        this.configured = configured;
    }

    /** The credentials that an earlier setup kept. */
    public static Optional<AppSettings> kept(SecretFile file) throws IOException {
        Optional<String> text = file.read();
        if (text.isEmpty()) return Optional.empty();
        try {
            JsonNode json = JSON.readTree(text.get());
            AppCredentials credentials =
                    AppCredentials.of(json.path("id").asText(), json.path("pem").asText());
            return Optional.of(
                    new AppSettings(credentials, List.of(json.path("webhook_secret").asText())));
        } catch (JsonProcessingException e) {
            throw new IOException(file.path() + " holds no credentials");
        }
    }

    @Override
    public String formAddress(String state) {
        return gitHub + "/settings/apps/new?state=" + state;
    }

    /** The same as {@code app-manifest.yml}, with this server's addresses. */
    @Override
    public String manifest() {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("name", "Plimsoll");
        manifest.put("url", publicUrl);
        manifest.put("public", false);
        manifest.put("redirect_url", publicUrl + "/setup/callback");
        manifest.putObject("hook_attributes").put("url", publicUrl + WebhookRoute.PATH);
        ObjectNode permissions = manifest.putObject("default_permissions");
        for (String write : List.of("contents", "pull_requests", "checks"))
            permissions.put(write, "write");
        for (String read : List.of("issues", "merge_queues", "metadata"))
            permissions.put(read, "read");
        var events = manifest.putArray("default_events");
        List.of(
                        "pull_request",
                        "check_run",
                        "check_suite",
                        "issue_comment",
                        "merge_group",
                        "repository")
                .forEach(events::add);
        return manifest.toString();
    }

    @Override
    public String complete(String code) throws IOException {
        ManifestConversion app = ManifestConversion.of(caller, api, code);
        AppSettings settings =
                new AppSettings(
                        AppCredentials.of(app.appId(), app.privateKey()),
                        List.of(app.webhookSecret()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", app.appId())
                .put("pem", app.privateKey())
                .put("webhook_secret", app.webhookSecret());
        if (!file.create(json.toString()))
            throw new IOException("the App was configured meanwhile");
        configured.accept(settings);
        return app.page() + "/installations/new";
    }
}
