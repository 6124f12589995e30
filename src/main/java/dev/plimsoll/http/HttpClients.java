package dev.plimsoll.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * The one place where HTTP clients are made. There are two with one pool: one that reaches
 * anything, for what the operator set, and one that reaches no private address. Neither follows
 * redirects: {@link Caller} judges each hop anew.
 */
public final class HttpClients {

    private final HttpPolicy policy;
    private final ProxyRules proxies;
    private final Dns names;
    // built at the first request: reading certificates takes longer than most commands that ask
    // nobody
    private final Lazily<OkHttpClient> open = Lazily.of(this::openClient);
    private final Lazily<OkHttpClient> guarded = Lazily.of(this::guardedClient);

    public HttpClients(HttpPolicy policy) {
        this(policy, Dns.SYSTEM);
    }

    HttpClients(HttpPolicy policy, Dns names) {
        this.policy = policy;
        this.proxies = new ProxyRules(policy.proxy(), policy.noProxy());
        this.names = names;
    }

    /**
     * The client for an endpoint as such; for libraries that send by themselves. Throws where the
     * certificates set cannot be read.
     */
    public OkHttpClient of(Endpoint endpoint) {
        return endpoint.operators() ? open.get() : guarded.get();
    }

    HttpPolicy policy() {
        return policy;
    }

    /** Lets idle connections go, so that a command can end. */
    public void close() {
        open.ifMade()
                .ifPresent(client -> {
                    client.connectionPool().evictAll();
                    client.dispatcher().executorService().shutdown();
                });
    }

    private OkHttpClient openClient() {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(policy.connect())
                        .readTimeout(policy.read())
                        .writeTimeout(policy.read())
                        .callTimeout(Duration.ZERO)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .dns(names)
                        .proxySelector(proxies)
                        .addInterceptor(userAgent(policy.userAgent()));
        policy.proxy()
                .filter(proxy -> !proxy.username().isEmpty())
                .ifPresent(proxy -> builder.proxyAuthenticator(credentialsOf(proxy)));
        policy.extraCertificates()
                .ifPresent(pem -> {
                    try {
                        ExtraTrust extra = ExtraTrust.of(pem);
                        builder.sslSocketFactory(extra.sockets(), extra.trust());
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "the certificates in " + pem + " cannot be read", e);
                    }
                });
        return builder.build();
    }

    private OkHttpClient guardedClient() {
        var hosts =
                policy.privateHosts().stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        var guard = new PrivateAddressGuard(hosts, proxies, names);
        return open.get().newBuilder().dns(guard).addInterceptor(guard).build();
    }

    private static Interceptor userAgent(String name) {
        return chain -> {
            var request = chain.request();
            return chain.proceed(
                    request.header("User-Agent") == null
                            ? request.newBuilder().header("User-Agent", name).build()
                            : request);
        };
    }

    private static Authenticator credentialsOf(HttpUrl proxy) {
        String credentials = Credentials.basic(proxy.username(), proxy.password());
        return new ProxyCredentials(credentials);
    }
}
