package dev.plimsoll.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One attempt at an operation: the request, an answer to a challenge if there is one, and the hops
 * that redirects lead over.
 */
record Attempt<T>(
        HttpClients clients,
        InstantSource clock,
        List<RequestTrace> traces,
        Endpoint endpoint,
        Operation<T> operation,
        Authorization authorization,
        Instant deadline) {

    private static final int MAX_REDIRECTS = 5;
    private static final String AUTHORIZATION = "Authorization";

    /** What an answer leads to: a value, or the next request. */
    private sealed interface Step<T> {
        record Done<T>(T value) implements Step<T> {}

        record Next<T>(Request request) implements Step<T> {}
    }

    T send(Request first) throws HttpFailure {
        Request request = authorized(first);
        boolean challenged = false;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Step<T> step = exchange(request, !challenged);
            if (step instanceof Step.Done<T>(T value)) return value;
            Request next = ((Step.Next<T>) step).request();
            challenged |= next.url().equals(request.url());
            request = next;
        }
        throw HttpFailure.refused(request.url().host() + " redirects without end");
    }

    private Request authorized(Request request) {
        HttpUrl url = request.url();
        HttpUrl bare = url.newBuilder().username("").password("").build();
        Request.Builder builder = request.newBuilder().url(bare);
        if (request.header(AUTHORIZATION) == null)
            credentials(url).ifPresent(value -> builder.header(AUTHORIZATION, value));
        return builder.build();
    }

    private Optional<String> credentials(HttpUrl url) {
        if (!Endpoint.sameOrigin(endpoint.url(), url)) return Optional.empty();
        Optional<String> written =
                endpoint.url().username().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Credentials.basic(
                                        endpoint.url().username(), endpoint.url().password()));
        return authorization.header().or(() -> written);
    }

    private Step<T> exchange(Request request, boolean mayAnswerChallenge) throws HttpFailure {
        Instant start = clock.instant();
        String host = request.url().host();
        var counted = new CountedBody();
        int status = 0;
        try (Response response = counted.in(call(request).execute())) {
            status = response.code();
            return step(request, response, mayAnswerChallenge);
        } catch (HttpFailure failure) {
            throw failure;
        } catch (PrivateAddressGuard.DeniedAddressException denied) {
            throw HttpFailure.denied(host);
        } catch (JsonProcessingException notJson) {
            throw HttpFailure.malformed(host + " sent no proper JSON");
        } catch (IOException failure) {
            throw HttpFailure.unreachable(host, failure);
        } finally {
            var exchange =
                    new RequestTrace.Exchange(
                            operation.purpose(),
                            host,
                            start,
                            Duration.between(start, clock.instant()),
                            counted.bytes(),
                            status);
            traces.forEach(trace -> trace.sent(exchange));
        }
    }

    private Call call(Request request) throws IOException {
        Duration left = Duration.between(clock.instant(), deadline);
        try {
            Call call = clients.of(endpoint.at(request.url())).newCall(request);
            call.timeout().timeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
            return call;
        } catch (UncheckedIOException unreadableCertificates) {
            throw HttpFailure.refused("the certificates that are set cannot be read");
        }
    }

    private Step<T> step(Request request, Response response, boolean mayAnswerChallenge)
            throws IOException {
        int status = response.code();
        if (operation.accepts(status)) return new Step.Done<>(operation.read(response));
        if (status == 401
                && mayAnswerChallenge
                && Endpoint.sameOrigin(endpoint.url(), request.url())) {
            Optional<String> answer = authorization.answer(response.challenges());
            if (answer.isPresent())
                return new Step.Next<>(
                        request.newBuilder().header(AUTHORIZATION, answer.get()).build());
        }
        if (isRedirect(status)) return new Step.Next<>(redirected(request, response));
        throw HttpFailure.status(
                request.url().host(),
                status,
                Backoff.retryAfter(response.header("Retry-After"), clock.instant()));
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static Request redirected(Request request, Response response) throws HttpFailure {
        String host = request.url().host();
        String location = response.header("Location");
        HttpUrl target = location == null ? null : request.url().resolve(location);
        if (target == null) throw HttpFailure.malformed(host + " redirects to no address");
        if (!request.method().equals("GET") && !request.method().equals("HEAD"))
            throw HttpFailure.refused(host + " redirects a " + request.method());
        if (request.isHttps() && !target.isHttps())
            throw HttpFailure.refused(host + " redirects to an insecure address");
        Request.Builder next =
                request.newBuilder().url(target.newBuilder().username("").password("").build());
        if (!Endpoint.sameOrigin(request.url(), target))
            next.removeHeader(AUTHORIZATION).removeHeader("Cookie");
        return next.build();
    }
}
