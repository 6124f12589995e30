package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A GitHub App as it was just registered by the manifest flow.
 *
 * @param page where it is installed
 */
public record ManifestConversion(
        String appId, String privateKey, String webhookSecret, String page) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    /** {@code POST /app-manifests/{code}/conversions}: the code is good once, for an hour. */
    public static ManifestConversion of(Caller caller, Endpoint api, String code)
            throws IOException {
        if (!CODE.matcher(code).matches()) throw new IOException("that is no code of GitHub's");
        String purpose = "turn the manifest's code into an App";
        // nothing is known yet that could authorise; the code does
        RestCall call =
                new RestCall(
                        purpose,
                        "POST",
                        "app-manifests/" + code + "/conversions",
                        Optional.empty(),
                        "",
                        RestCall.JSON_ACCEPT);
        Reply reply = caller.call(api, call);
        if (!reply.isSuccess()) throw new GitHubRefusal(purpose, reply);
        JsonNode json = reply.json();
        return new ManifestConversion(
                json.path("id").asText(),
                json.path("pem").asText(),
                json.path("webhook_secret").asText(),
                json.path("html_url").asText());
    }
}
