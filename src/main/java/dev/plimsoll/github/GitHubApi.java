package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;

/**
 * The one way to GitHub for an installation: tokens, limits and the mapping of refusals. Writes
 * take turns, and are never repeated here: what became of a POST that ended badly is looked up by
 * whoever runs the job again.
 */
public final class GitHubApi {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;

    private final Caller caller;
    private final Endpoint api;
    private final Endpoint graphQl;
    private final InstallationTokens tokens;
    private final WritePace pace;
    private final InstantSource clock;
    private final AtomicLong calls = new AtomicLong();
    private final KnownAnswers known = new KnownAnswers();

    public GitHubApi(
            Caller caller,
            Endpoint api,
            InstallationTokens tokens,
            WritePace pace,
            InstantSource clock) {
        this.caller = caller;
        this.api = api;
        this.graphQl = api.at(graphQlAddress(api));
        this.tokens = tokens;
        this.pace = pace;
        this.clock = clock;
    }

    public InstallationTokens tokens() {
        return tokens;
    }

    Endpoint endpoint() {
        return api;
    }

    /** How many requests were sent. */
    public long calls() {
        return calls.get();
    }

    /**
     * Sends as the installation; a token that is refused is minted anew, once. Refusals are given
     * back.
     */
    Reply send(long installation, RestCall call) throws IOException {
        return send(installation, api, call);
    }

    JsonNode read(Repository repository, String purpose, String path) throws IOException {
        return success(
                        purpose,
                        send(
                                repository.installation(),
                                RestCall.get(purpose, repository.path() + path)))
                .json();
    }

    /** All pages of a list. */
    List<JsonNode> readAll(Repository repository, String purpose, String path, String field)
            throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            String paged =
                    path + (path.contains("?") ? "&" : "?") + "per_page=" + PAGE + "&page=" + page;
            JsonNode json = read(repository, purpose, paged);
            JsonNode items = field.isEmpty() ? json : json.path(field);
            items.forEach(all::add);
            if (items.size() < PAGE) break;
        }
        return all;
    }

    /** One write, in its turn. */
    JsonNode write(Repository repository, String purpose, String method, String path, JsonNode body)
            throws IOException {
        return write(
                repository.installation(),
                api,
                RestCall.send(purpose, method, repository.path() + path, body));
    }

    /** One deletion, in its turn; what is gone already is gone. */
    void delete(Repository repository, String purpose, String path) throws IOException {
        try {
            write(repository, purpose, "DELETE", path, JsonNodeFactory.instance.objectNode());
        } catch (GitHubRefusal refusal) {
            if (!refusal.isNotFound()) throw refusal;
        }
    }

    /** A GraphQL query; gives its {@code data}. */
    JsonNode query(long installation, String purpose, String query, ObjectNode variables)
            throws IOException {
        GraphQlAnswer answer = queryPartly(installation, purpose, query, variables);
        if (!answer.errors().isEmpty()) throw answer.errors().getFirst().refusal(purpose);
        return answer.data();
    }

    /** A GraphQL query of which some parts may be refused; what became of them is the caller's. */
    GraphQlAnswer queryPartly(long installation, String purpose, String query, ObjectNode variables)
            throws IOException {
        Reply reply = send(installation, graphQl, graphQl(purpose, query, variables));
        return GraphQlAnswer.of(success(purpose, reply).json());
    }

    /** A GraphQL mutation, in its turn; gives its {@code data}. */
    JsonNode mutate(long installation, String purpose, String mutation, ObjectNode variables)
            throws IOException {
        GraphQlAnswer answer =
                GraphQlAnswer.of(
                        write(installation, graphQl, graphQl(purpose, mutation, variables)));
        if (!answer.errors().isEmpty()) throw answer.errors().getFirst().refusal(purpose);
        return answer.data();
    }

    private JsonNode write(long installation, Endpoint endpoint, RestCall call) throws IOException {
        try (WritePace.Turn _ = pace.take(installation)) {
            return success(call.purpose(), send(installation, endpoint, call)).json();
        }
    }

    private Reply send(long installation, Endpoint endpoint, RestCall call) throws IOException {
        try {
            return authorized(installation, endpoint, call);
        } catch (RetryAt limited) {
            pace.block(installation, limited.at());
            throw limited;
        }
    }

    private Reply authorized(long installation, Endpoint endpoint, RestCall asked)
            throws IOException {
        Optional<Reply> before = known.of(installation, asked);
        RestCall call = asked.unless(before.flatMap(it -> it.header("etag")));
        String token = tokens.token(installation);
        Reply reply = once(endpoint, call.withToken(token));
        if (reply.status() == 401) {
            tokens.forget(installation, token);
            reply = once(endpoint, call.withToken(tokens.token(installation)));
        }
        if (reply.status() == RestCall.NOT_MODIFIED) return before.orElse(reply);
        known.keep(installation, asked, reply);
        return reply;
    }

    private Reply once(Endpoint endpoint, RestCall call) throws IOException {
        calls.incrementAndGet();
        Reply reply = caller.call(endpoint, call);
        Instant now = clock.instant();
        Optional<Instant> again =
                endpoint.equals(graphQl)
                        ? RateLimit.againInGraphQl(reply, now)
                        : RateLimit.again(reply, now);
        if (again.isPresent())
            throw new RetryAt(
                    again.get(), "tried to " + call.purpose() + " but GitHub limits the rate");
        return reply;
    }

    private static Reply success(String purpose, Reply reply) throws GitHubRefusal {
        if (!reply.isSuccess()) throw new GitHubRefusal(purpose, reply);
        return reply;
    }

    private static RestCall graphQl(String purpose, String query, ObjectNode variables) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", query);
        body.set("variables", variables);
        return RestCall.send(purpose, "POST", "graphql", body);
    }

    /**
     * {@code https://api.github.com/graphql}, and on an Enterprise Server {@code /api/graphql}
     * beside {@code /api/v3}.
     */
    private static HttpUrl graphQlAddress(Endpoint api) {
        String address = api.url().toString();
        String parent =
                address.endsWith("/api/v3/")
                        ? address.substring(0, address.length() - "v3/".length())
                        : address;
        return HttpUrl.get(parent);
    }
}
